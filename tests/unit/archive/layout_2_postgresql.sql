CREATE TABLE public.archive_info (
    name character varying(40) NOT NULL,
    value character varying(200) NOT NULL
);
CREATE TABLE public.documents (
    sha256 character varying(64) NOT NULL,
    file text NOT NULL,
    first_seen date NOT NULL
);
CREATE TABLE public.edition_counts (
    edition_id integer NOT NULL,
    name character varying(40) NOT NULL,
    count integer NOT NULL
);
CREATE TABLE public.edition_documents (
    edition_id integer NOT NULL,
    "position" integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    file text NOT NULL
);
CREATE TABLE public.edition_fields (
    edition_id integer NOT NULL,
    "position" integer NOT NULL,
    fields text NOT NULL
);
CREATE TABLE public.editions (
    edition_id integer NOT NULL,
    month character varying(7) NOT NULL,
    version integer NOT NULL,
    language character varying(20) DEFAULT 'en'::character varying NOT NULL,
    number integer NOT NULL,
    as_of timestamp without time zone NOT NULL,
    made_at timestamp without time zone NOT NULL,
    inputs_digest character varying(64) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    parameters json NOT NULL,
    files json NOT NULL,
    outcome character varying(20) NOT NULL,
    changes json NOT NULL
);
CREATE SEQUENCE public.editions_edition_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.editions_edition_id_seq OWNED BY public.editions.edition_id;
CREATE TABLE public.facts (
    sha256 character varying(64) NOT NULL,
    file character varying(500) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    worked text NOT NULL
);
CREATE TABLE public.reviews (
    review_id character varying(64) NOT NULL,
    source text NOT NULL,
    source_language character varying(20) NOT NULL,
    target text NOT NULL,
    target_language character varying(20) NOT NULL,
    field_kind character varying(60) NOT NULL,
    reviewer character varying(200) NOT NULL,
    reviewed_at timestamp without time zone NOT NULL,
    origin character varying(10) NOT NULL,
    document_id character varying(80) NOT NULL,
    symbol character varying(80) NOT NULL,
    note text NOT NULL
);
ALTER TABLE ONLY public.editions ALTER COLUMN edition_id SET DEFAULT nextval('public.editions_edition_id_seq'::regclass);
INSERT INTO public.archive_info VALUES ('layout', '2');
INSERT INTO public.documents VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a.txt', '2026-10-05');
INSERT INTO public.edition_counts VALUES (1, 'documents', 1);
INSERT INTO public.edition_counts VALUES (1, 'metrics', 1);
INSERT INTO public.edition_counts VALUES (2, 'documents', 2);
INSERT INTO public.edition_counts VALUES (2, 'metrics', 1);
INSERT INTO public.edition_counts VALUES (3, 'documents', 1);
INSERT INTO public.edition_counts VALUES (3, 'metrics', 1);
INSERT INTO public.edition_documents VALUES (1, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a.txt');
INSERT INTO public.edition_documents VALUES (2, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a.txt');
INSERT INTO public.edition_documents VALUES (2, 1, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'b.txt');
INSERT INTO public.edition_documents VALUES (3, 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a.txt');
INSERT INTO public.edition_fields VALUES (1, 0, '[]');
INSERT INTO public.editions VALUES (1, '2026-10', 1, 'en', 1, '2026-11-02 06:00:00', '2026-11-02 06:00:00', '1111111111111111111111111111111111111111111111111111111111111111', 'p', '{"language": "en"}', '{"briefing.pdf": "0000000000000000000000000000000000000000000000000000000000000000"}', 'made', '[]');
INSERT INTO public.editions VALUES (2, '2026-10', 2, 'en', 1, '2026-11-03 06:00:00', '2026-11-03 06:00:00', '2222222222222222222222222222222222222222222222222222222222222222', 'p', '{"language": "en"}', '{"briefing.pdf": "2222222222222222222222222222222222222222222222222222222222222222"}', 'held', '[{"code": "added", "values": {"file": "b.txt"}}]');
INSERT INTO public.editions VALUES (3, '2026-10', 1, 'ru', 1, '2026-11-03 06:00:00', '2026-11-03 06:00:00', '3333333333333333333333333333333333333333333333333333333333333333', 'p', '{"language": "en"}', '{"briefing.pdf": "3333333333333333333333333333333333333333333333333333333333333333"}', 'made', '[]');
INSERT INTO public.facts VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a.txt', 'p', '{"document":{"document_id":"aaaaaaaaaaaaaaaa","file":"a.txt","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","text":"163 participants took part in the Conference.","encoding":"utf-8","kind":"other","language":"en","received_at":"2026-10-05","received_basis":"first_seen","producer":null,"licence":null,"url":null,"front_matter":{"title":null,"issuer":null,"symbol":null,"session":null,"agenda_item":null,"author":null,"body":null,"abstract":null,"date_published":null,"event_dates":[],"places":[],"references":[],"notes":[]},"blocks":[],"paragraphs_numbered":false,"flags":[]},"extraction":{"document_id":"aaaaaaaaaaaaaaaa","countries":[],"countries_from_places":[],"places":[],"organisations":[],"metrics":[],"not_metrics":[],"activities":[],"recommendations":[]},"translations":[]}');
INSERT INTO public.reviews VALUES ('d54a5faf478889acbba72ae10e2007fc01f44f9207833c3c7abe2990eaa62e70', '能源', 'zh', 'Energy', 'en', 'title', 'Ann', '2026-11-04 06:00:00', 'xliff', '', '', '');
SELECT pg_catalog.setval('public.editions_edition_id_seq', 3, true);
ALTER TABLE ONLY public.archive_info
    ADD CONSTRAINT archive_info_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.edition_counts
    ADD CONSTRAINT edition_counts_pkey PRIMARY KEY (edition_id, name);
ALTER TABLE ONLY public.edition_documents
    ADD CONSTRAINT edition_documents_pkey PRIMARY KEY (edition_id, "position");
ALTER TABLE ONLY public.edition_fields
    ADD CONSTRAINT edition_fields_pkey PRIMARY KEY (edition_id, "position");
ALTER TABLE ONLY public.editions
    ADD CONSTRAINT editions_pkey PRIMARY KEY (edition_id);
ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_pkey PRIMARY KEY (sha256, file, fingerprint);
ALTER TABLE ONLY public.editions
    ADD CONSTRAINT one_edition_a_version UNIQUE (month, language, version);
ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (review_id);
CREATE INDEX edition_documents_by_sha256 ON public.edition_documents USING btree (sha256);
CREATE INDEX ix_editions_month ON public.editions USING btree (month);
CREATE INDEX ix_reviews_reviewed_at ON public.reviews USING btree (reviewed_at);
ALTER TABLE ONLY public.edition_counts
    ADD CONSTRAINT edition_counts_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES public.editions(edition_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.edition_documents
    ADD CONSTRAINT edition_documents_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES public.editions(edition_id) ON DELETE CASCADE;
ALTER TABLE ONLY public.edition_fields
    ADD CONSTRAINT edition_fields_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES public.editions(edition_id) ON DELETE CASCADE;
