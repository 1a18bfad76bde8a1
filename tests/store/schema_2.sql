-- What schema 2 added to schema 1 in SQLite, as its version made it, and a second article with assets and events.

CREATE TABLE readings (
    article_key INTEGER NOT NULL,
    reader INTEGER NOT NULL,
    PRIMARY KEY (article_key),
    FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE
);

CREATE TABLE assets (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    asset_class VARCHAR(32) NOT NULL,
    count JSON,
    operator TEXT,
    region VARCHAR(16),
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE
);

CREATE INDEX ix_assets_article_key ON assets (article_key);

CREATE TABLE events (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_key INTEGER NOT NULL,
    kind VARCHAR(16) NOT NULL,
    modality VARCHAR(16) NOT NULL,
    polarity VARCHAR(16) NOT NULL,
    time VARCHAR(16) NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    passage_start INTEGER NOT NULL,
    passage_end INTEGER NOT NULL,
    actor TEXT,
    asset JSON,
    count JSON,
    origin JSON,
    destination JSON,
    location JSON,
    via JSON NOT NULL,
    date JSON,
    attribution JSON,
    draw BOOLEAN NOT NULL,
    region VARCHAR(16),
    FOREIGN KEY(article_key) REFERENCES articles ("key") ON DELETE CASCADE
);

CREATE INDEX ix_events_article_key ON events (article_key);

UPDATE meta SET value = 2 WHERE name = 'schema';

INSERT INTO articles VALUES (5, 'jets', '2ab2c4809f3685c0f26d98ffb01659952624abf33b7ca4cf8973e4197c5dc7d9',
    'Two Il-76 left Tartus for Benghazi in May, sources told the Gazette.', 68, NULL, 'Gazette', NULL, '2024-06-01',
    NULL, NULL, 0, '2024-06-02 08:00:00.000000', '[]', '[[0, 68]]');

INSERT INTO readings VALUES (5, 2);

INSERT INTO mentions VALUES (12, 5, 15, 21, 'Tartus', 'literal', 0.9, 'gn:1', '[]', NULL, 0, 68);

INSERT INTO assets VALUES
    (1, 5, 0, 9, 'Two Il-76', 'Il-76', 'transport_aircraft', '{"min": 2, "max": 2, "approximate": false}', 'RU',
        NULL, 0, 68),
    (2, 5, 43, 50, 'sources', 'sources', 'personnel', NULL, NULL, NULL, 0, 68);

INSERT INTO events VALUES
    (1, 5, 'depart', 'claimed', 'affirmed', 'past', 10, 14, 0, 68, 'RU',
        '{"start": 0, "end": 9, "text": "Two Il-76", "name": "Il-76", "asset_class": "transport_aircraft",
          "count": {"min": 2, "max": 2, "approximate": false}, "operator": "RU"}',
        '{"min": 2, "max": 2, "approximate": false}',
        '{"start": 15, "end": 21, "text": "Tartus", "place": "gn:1", "relation": "in", "direction": null, "offset_km": null}',
        '{"start": 26, "end": 34, "text": "Benghazi", "place": null, "relation": null, "direction": null, "offset_km": null}',
        NULL,
        '[{"start": 38, "end": 41, "text": "May", "place": null, "relation": null, "direction": null, "offset_km": null}]',
        '{"first": "2024-05-01", "last": "2024-05-31", "text": "in May", "start": 35, "end": 41}',
        '{"start": 43, "end": 50, "text": "sources", "via": "the Gazette"}',
        1, NULL),
    (2, 5, 'station', 'stated', 'affirmed', 'past', 51, 55, 0, 68, NULL, NULL, NULL, NULL, NULL, NULL, '[]', NULL, NULL,
        0, NULL);
