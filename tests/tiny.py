"""A whole registry in one text: every drawer, every part, no real fact."""

TINY = """
schema = 1
version = "2030-01-01"
complete_until = "2029-12-31"
publishers = ["Gazette", "Herald"]

[[regions]]
id = "north"
name = "The North"
[[regions.memberships]]
country = "AA"
dates = "2001-01-01/.."
[[regions.memberships]]
country = "BB"
dates = "2001-01-01/2019-06-30"
[[regions.sources]]
url = "https://gazette.example/north"
publisher = "Gazette"
supports = ["memberships", "name"]

[[countries]]
id = "AA"
alpha_3 = "AAA"
numeric = "001"
name = "Aland"
official_name = "Republic of Aland"
capital = "Alpha"
[[countries.names]]
value = "Ålånd"
lang = "sv"
script = "Latn"
[[countries.sources]]
url = "https://gazette.example/aa"
publisher = "Gazette"
supports = ["name"]

[[countries]]
id = "BB"
name = "Beland"
[[countries.sources]]
url = "https://gazette.example/bb"
publisher = "Gazette"
supports = ["name"]

[[countries]]
id = "CC"
name = "Celand"
[[countries.sources]]
url = "https://gazette.example/cc"
publisher = "Gazette"
supports = ["name"]

[[cities]]
id = "Alpha"
country = "AA"
latitude = 10.5
longitude = -20.25
timezone = "Asia/Tashkent"
identifiers = ["wikidata:Q1"]
[[cities.sources]]
url = "https://gazette.example/alpha"
publisher = "Gazette"
supports = ["latitude", "longitude"]

[[cities]]
id = "Beta"
country = "BB"
[[cities.sources]]
url = "https://gazette.example/beta"
publisher = "Gazette"
supports = ["country"]

[[organisations]]
id = "bureau"
name = "Northern Bureau"
kind = "eu-service"
party = "north"
[[organisations.sources]]
url = "https://gazette.example/bureau"
publisher = "Gazette"
supports = ["name"]

[[organisations]]
id = "desk"
name = "Desk of the Bureau"
parent = "bureau"
[[organisations.sources]]
url = "https://gazette.example/desk"
publisher = "Gazette"
supports = ["name"]

[[officials]]
id = "ann-able"
name = "Ann Able"
[[officials.appointments]]
title = "Head of the Bureau"
organisation = "bureau"
represents = "north"
dates = "2020-01-01/.."
[[officials.sources]]
url = "https://gazette.example/able"
publisher = "Gazette"
accessed = "2029-06-01"
supports = ["appointments.bureau", "name"]

[[officials]]
id = "bob-baker"
name = "Bob Baker"
[[officials.appointments]]
title = "Minister of Foreign Affairs"
represents = "CC"
attested = ["2021-05-04", "2025-01-02"]
[[officials.sources]]
url = "https://gazette.example/baker"
publisher = "Gazette"
accessed = "2029-06-01"
supports = ["appointments.CC"]

[[series]]
id = "talks"
name = "Northern Talks"
kind = "dialogue"
parties = ["CC", "north"]
cadence = "annual"
[[series.gaps]]
edition = 1
note = "No page shows it."
[[series.sources]]
url = "https://gazette.example/talks"
publisher = "Gazette"
supports = ["cadence", "gaps.1", "name"]

[[topics]]
id = "security"
name = "Security"
[[topics.mappings]]
concept = "eurovoc:3450"
match = "exactMatch"
[[topics.sources]]
url = "https://gazette.example/security"
publisher = "Gazette"
supports = ["mappings"]

[[topics]]
id = "borders"
name = "Borders"
broader = "security"
[[topics.sources]]
url = "https://gazette.example/borders"
publisher = "Gazette"
supports = ["name"]

[[documents]]
id = "plan"
title = "The Plan"
kind = "roadmap"
status = "signed"
parties = ["CC", "north"]
[[documents.sections]]
id = "part-1"
title = "Borders"
[[documents.steps]]
kind = "initialled"
date = "2020-03"
[[documents.steps]]
kind = "signed"
date = "2021-05-04"
event = "talks-2"
[[documents.sources]]
url = "https://gazette.example/plan"
publisher = "Gazette"
supports = ["sections.part-1", "steps.signed", "title"]

[[events]]
id = "talks-2"
name = "2nd Northern Talks"
series = "talks"
edition = 2
kind = "dialogue"
level = "ministers"
mode = "in-person"
status = "held"
dates = "2021-05-04"
hosts = ["AA"]
parties = ["CC", "north"]
topics = ["security"]
[events.place]
city = "Alpha"
country = "AA"
[[events.participations]]
official = "ann-able"
role = "chair"
represents = "north"
organisation = "bureau"
[[events.participations]]
official = "bob-baker"
represents = "CC"
[[events.participations]]
represents = "BB"
role = "guest"
[[events.documents]]
document = "plan"
how = "signed"
section = "part-1"
[[events.disputes]]
field = "dates"
claim = "2021-05-05"
urls = ["https://herald.example/other"]
note = "A day later."
[[events.sources]]
url = "https://gazette.example/2"
publisher = "Gazette"
published = "2021-05"
accessed = "2029-06-01"
lang = "en"
supports = ["dates", "place"]
note = "Names no hour."
[[events.sources]]
url = "https://herald.example/2"
publisher = "Herald"
supports = ["dates", "participations.ann-able"]

[[events]]
id = "talks-3"
name = "3rd Northern Talks"
series = "talks"
edition = 3
kind = "dialogue"
level = "ministers"
mode = "virtual"
status = "held"
dates = "2022-06"
parties = ["CC", "north"]
topics = ["borders"]
[[events.relations]]
event = "talks-2"
how = "follows"
[[events.sources]]
url = "https://gazette.example/3"
publisher = "Gazette"
supports = ["dates", "mode"]

[[events]]
id = "visit-north-cc-beta-2025"
name = "Visit to Beta"
kind = "visit"
status = "held"
dates = "2025-01-01/2025-01-03"
parties = ["CC", "north"]
topics = ["borders", "security"]
[events.place]
city = "Beta"
country = "BB"
[[events.participations]]
official = "bob-baker"
role = "co-chair"
represents = "CC"
[[events.sources]]
url = "https://gazette.example/visit"
publisher = "Gazette"
supports = ["dates", "place.city"]

[[events]]
id = "session-north-cc-2025"
name = "A session of the visit"
kind = "session"
mode = "hybrid"
dates = "2025-01-02~"
parties = ["CC", "north"]
[[events.relations]]
event = "visit-north-cc-beta-2025"
how = "part-of"
[[events.sources]]
url = "https://gazette.example/session"
publisher = "Gazette"
supports = ["dates", "mode", "parties"]
"""
