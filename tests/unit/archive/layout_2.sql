BEGIN TRANSACTION;
CREATE TABLE archive_info (
	name VARCHAR(40) NOT NULL, 
	value VARCHAR(200) NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "archive_info" VALUES('layout','2');
CREATE TABLE documents (
	sha256 VARCHAR(64) NOT NULL, 
	file TEXT NOT NULL, 
	first_seen DATE NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "documents" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','a.txt','2026-10-05');
CREATE TABLE edition_counts (
	edition_id INTEGER NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (edition_id, name), 
	FOREIGN KEY(edition_id) REFERENCES editions (edition_id) ON DELETE CASCADE
);
INSERT INTO "edition_counts" VALUES(1,'documents',1);
INSERT INTO "edition_counts" VALUES(1,'metrics',1);
INSERT INTO "edition_counts" VALUES(2,'documents',2);
INSERT INTO "edition_counts" VALUES(2,'metrics',1);
INSERT INTO "edition_counts" VALUES(3,'documents',1);
INSERT INTO "edition_counts" VALUES(3,'metrics',1);
CREATE TABLE edition_documents (
	edition_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	file TEXT NOT NULL, 
	PRIMARY KEY (edition_id, position), 
	FOREIGN KEY(edition_id) REFERENCES editions (edition_id) ON DELETE CASCADE
);
INSERT INTO "edition_documents" VALUES(1,0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','a.txt');
INSERT INTO "edition_documents" VALUES(2,0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','a.txt');
INSERT INTO "edition_documents" VALUES(2,1,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','b.txt');
INSERT INTO "edition_documents" VALUES(3,0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','a.txt');
CREATE TABLE edition_fields (
	edition_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	fields TEXT NOT NULL, 
	PRIMARY KEY (edition_id, position), 
	FOREIGN KEY(edition_id) REFERENCES editions (edition_id) ON DELETE CASCADE
);
INSERT INTO "edition_fields" VALUES(1,0,'[]');
CREATE TABLE editions (
	edition_id INTEGER NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	version INTEGER NOT NULL, 
	language VARCHAR(20) DEFAULT 'en' NOT NULL, 
	number INTEGER NOT NULL, 
	as_of DATETIME NOT NULL, 
	made_at DATETIME NOT NULL, 
	inputs_digest VARCHAR(64) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	parameters JSON NOT NULL, 
	files JSON NOT NULL, 
	outcome VARCHAR(20) NOT NULL, 
	changes JSON NOT NULL, 
	PRIMARY KEY (edition_id), 
	CONSTRAINT one_edition_a_version UNIQUE (month, language, version)
);
INSERT INTO "editions" VALUES(1,'2026-10',1,'en',1,'2026-11-02 06:00:00.000000','2026-11-02 06:00:00.000000','1111111111111111111111111111111111111111111111111111111111111111','p','{"language": "en"}','{"briefing.pdf": "0000000000000000000000000000000000000000000000000000000000000000"}','made','[]');
INSERT INTO "editions" VALUES(2,'2026-10',2,'en',1,'2026-11-03 06:00:00.000000','2026-11-03 06:00:00.000000','2222222222222222222222222222222222222222222222222222222222222222','p','{"language": "en"}','{"briefing.pdf": "2222222222222222222222222222222222222222222222222222222222222222"}','held','[{"code": "added", "values": {"file": "b.txt"}}]');
INSERT INTO "editions" VALUES(3,'2026-10',1,'ru',1,'2026-11-03 06:00:00.000000','2026-11-03 06:00:00.000000','3333333333333333333333333333333333333333333333333333333333333333','p','{"language": "en"}','{"briefing.pdf": "3333333333333333333333333333333333333333333333333333333333333333"}','made','[]');
CREATE TABLE facts (
	sha256 VARCHAR(64) NOT NULL, 
	file VARCHAR(500) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	worked TEXT NOT NULL, 
	PRIMARY KEY (sha256, file, fingerprint)
);
INSERT INTO "facts" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','a.txt','p','{"document":{"document_id":"aaaaaaaaaaaaaaaa","file":"a.txt","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","text":"163 participants took part in the Conference.","encoding":"utf-8","kind":"other","language":"en","received_at":"2026-10-05","received_basis":"first_seen","producer":null,"licence":null,"url":null,"front_matter":{"title":null,"issuer":null,"symbol":null,"session":null,"agenda_item":null,"author":null,"body":null,"abstract":null,"date_published":null,"event_dates":[],"places":[],"references":[],"notes":[]},"blocks":[],"paragraphs_numbered":false,"flags":[]},"extraction":{"document_id":"aaaaaaaaaaaaaaaa","countries":[],"countries_from_places":[],"places":[],"organisations":[],"metrics":[],"not_metrics":[],"activities":[],"recommendations":[]},"translations":[]}');
CREATE TABLE reviews (
	review_id VARCHAR(64) NOT NULL, 
	source TEXT NOT NULL, 
	source_language VARCHAR(20) NOT NULL, 
	target TEXT NOT NULL, 
	target_language VARCHAR(20) NOT NULL, 
	field_kind VARCHAR(60) NOT NULL, 
	reviewer VARCHAR(200) NOT NULL, 
	reviewed_at DATETIME NOT NULL, 
	origin VARCHAR(10) NOT NULL, 
	document_id VARCHAR(80) NOT NULL, 
	symbol VARCHAR(80) NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (review_id)
);
INSERT INTO "reviews" VALUES('d54a5faf478889acbba72ae10e2007fc01f44f9207833c3c7abe2990eaa62e70','能源','zh','Energy','en','title','Ann','2026-11-04 06:00:00.000000','xliff','','','');
CREATE INDEX ix_editions_month ON editions (month);
CREATE INDEX ix_reviews_reviewed_at ON reviews (reviewed_at);
CREATE INDEX edition_documents_by_sha256 ON edition_documents (sha256);
COMMIT;
