-- Run once, by the image of PostgreSQL, when its volume is new: Prefect's tables and the archive's apart.
CREATE DATABASE prefect;
CREATE DATABASE archive;
