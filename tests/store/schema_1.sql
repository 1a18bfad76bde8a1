-- A database of schema 1 as its version made it in SQLite, with one article in it.

CREATE TABLE meta (
    name VARCHAR(32) NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE articles (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    text TEXT NOT NULL,
    length INTEGER NOT NULL,
    title TEXT,
    publisher TEXT,
    url TEXT,
    published DATE,
    language TEXT,
    based_on TEXT,
    sample BOOLEAN NOT NULL,
    added_at DATETIME NOT NULL,
    regions JSON NOT NULL,
    sentences JSON NOT NULL,
    UNIQUE (sha256)
);

CREATE TABLE places (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    lat DOUBLE NOT NULL,
    lon DOUBLE NOT NULL,
    precision TEXT NOT NULL,
    country TEXT,
    division TEXT,
    geonameid BIGINT,
    population BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE mentions (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    role VARCHAR(16) NOT NULL,
    score DOUBLE NOT NULL,
    place_id TEXT,
    alternatives JSON NOT NULL,
    region VARCHAR(16),
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE,
    FOREIGN KEY(place_id) REFERENCES places (id)
);

CREATE INDEX ix_mentions_place_id ON mentions (place_id);

CREATE INDEX ix_mentions_article_key ON mentions (article_key);

CREATE VIRTUAL TABLE article_index USING fts5(
        title, text, content='articles', content_rowid='key', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER article_indexed AFTER INSERT ON articles BEGIN
        INSERT INTO article_index (rowid, title, text) VALUES (new.key, new.title, new.text);
    END;

CREATE TRIGGER article_unindexed AFTER DELETE ON articles BEGIN
        INSERT INTO article_index (article_index, rowid, title, text)
        VALUES ('delete', old.key, old.title, old.text);
    END;

INSERT INTO meta VALUES ('schema', 1), ('revision', 1700000000000000000);

INSERT INTO articles VALUES (4, 'ships', '496cec026740f7931a9db36a23a0aea01f9bd18d530b08aeaf4a2936c8e3e3c4',
    'Ships left Tartus.', 18, NULL, 'Gazette', NULL, '2024-01-10', NULL, NULL, 0, '2024-01-11 08:00:00.000000',
    '[]', '[[0, 18]]');

INSERT INTO places VALUES ('gn:1', 'Tartus', 'city', 34.9, 35.9, 'city', 'SY', NULL, 1, 115769);

INSERT INTO mentions VALUES (9, 4, 11, 17, 'Tartus', 'literal', 0.75, 'gn:1', '[]', NULL, 0, 18);
