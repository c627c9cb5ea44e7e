# ruff: noqa: E501  a group's members stand on one line
"""Written by tools/generate_sweden.py; change the generator, not this file.

Counties: SCB codes and letters, ISO 3166-2 and NUTS 2021, 21 of 21 checked in two lists. Groups: Kolada's municipality
groups of April 2026; for the project networks the projects' own pages.
"""

# code|name|short|letter|ISO 3166-2|NUTS 3|NUTS 2 name|seat|region.
COUNTIES = """\
01|Stockholms län|Stockholm|AB|SE-AB|SE110|Stockholm|Stockholm|Region Stockholm
03|Uppsala län|Uppsala|C|SE-C|SE121|Östra Mellansverige|Uppsala|Region Uppsala
04|Södermanlands län|Södermanland|D|SE-D|SE122|Östra Mellansverige|Nyköping|Region Sörmland
05|Östergötlands län|Östergötland|E|SE-E|SE123|Östra Mellansverige|Linköping|Region Östergötland
06|Jönköpings län|Jönköping|F|SE-F|SE211|Småland med öarna|Jönköping|Region Jönköpings län
07|Kronobergs län|Kronoberg|G|SE-G|SE212|Småland med öarna|Växjö|Region Kronoberg
08|Kalmar län|Kalmar|H|SE-H|SE213|Småland med öarna|Kalmar|Region Kalmar län
09|Gotlands län|Gotland|I|SE-I|SE214|Småland med öarna|Visby|Region Gotland
10|Blekinge län|Blekinge|K|SE-K|SE221|Sydsverige|Karlskrona|Region Blekinge
12|Skåne län|Skåne|M|SE-M|SE224|Sydsverige|Malmö|Region Skåne
13|Hallands län|Halland|N|SE-N|SE231|Västsverige|Halmstad|Region Halland
14|Västra Götalands län|Västra Götaland|O|SE-O|SE232|Västsverige|Göteborg|Västra Götalandsregionen
17|Värmlands län|Värmland|S|SE-S|SE311|Norra Mellansverige|Karlstad|Region Värmland
18|Örebro län|Örebro|T|SE-T|SE124|Östra Mellansverige|Örebro|Region Örebro län
19|Västmanlands län|Västmanland|U|SE-U|SE125|Östra Mellansverige|Västerås|Region Västmanland
20|Dalarnas län|Dalarna|W|SE-W|SE312|Norra Mellansverige|Falun|Region Dalarna
21|Gävleborgs län|Gävleborg|X|SE-X|SE313|Norra Mellansverige|Gävle|Region Gävleborg
22|Västernorrlands län|Västernorrland|Y|SE-Y|SE321|Mellersta Norrland|Härnösand|Region Västernorrland
23|Jämtlands län|Jämtland|Z|SE-Z|SE322|Mellersta Norrland|Östersund|Region Jämtland Härjedalen
24|Västerbottens län|Västerbotten|AC|SE-AC|SE331|Övre Norrland|Umeå|Region Västerbotten
25|Norrbottens län|Norrbotten|BD|SE-BD|SE332|Övre Norrland|Luleå|Region Norrbotten
"""

# id|name|short|kind|source, and the codes of the members on the line after.
FEDERATIONS = """\
SKARABORG|Skaraborgs kommunalförbund|Skaraborg|kommunalförbund|Kolada G116238
1444 1445 1446 1447 1470 1471 1472 1473 1493 1494 1495 1496 1497 1498 1499
FYRBODAL|Fyrbodals kommunalförbund|Fyrbodal|kommunalförbund|Kolada G96180
1421 1427 1430 1435 1438 1439 1460 1461 1484 1485 1486 1487 1488 1492
SJUHARAD|Boråsregionen Sjuhärads kommunalförbund|Sjuhärad|kommunalförbund|Kolada G116237
1383 1442 1443 1452 1463 1465 1466 1490 1491
GR|Göteborgsregionens kommunalförbund|Göteborgsregionen|kommunalförbund|Kolada G96190
1384 1401 1402 1407 1415 1419 1440 1441 1462 1480 1481 1482 1489
FAMHBG|Familjen Helsingborg|Familjen Helsingborg|kommunsamarbete|Kolada G128518
1214 1257 1260 1275 1276 1277 1278 1282 1283 1284 1292
SKNO|Skåne Nordost|Skåne Nordost|kommunsamarbete|Kolada G148316
1256 1266 1272 1273 1290 1293
SOSK|SÖSK (Sydöstra Skåne)|SÖSK|kommunsamarbete|Kolada G171735
1265 1270 1286 1291
MALMOLUND|Malmölundregionen|Malmölundregionen|kommunsamarbete|Kolada G185769
1230 1231 1233 1261 1262 1263 1264 1267 1280 1281 1285 1287
LAPPLAND|Lapplands Kommunalförbund|Lappland|kommunalförbund|Kolada G148078
2510 2521 2523 2584
REGION10|Region 10|Region 10|kommunsamarbete|Kolada G122469
2417 2418 2421 2422 2425 2462 2463 2481 2505 2506
SODERTORN|Södertörnskommunerna|Södertörn|kommunsamarbete|Kolada G96274
0126 0127 0128 0136 0138 0140 0181 0192
HOGLANDET|Höglandskommunerna|Höglandet|kommunsamarbete|Kolada G168177
0604 0682 0684 0685 0686
KFVN|Kommunförbundet Västernorrland|Västernorrland|kommunförbund|Kolada G33629 (county = members)
2260 2262 2280 2281 2282 2283 2284
SKANESK|Skånes Kommuner|Skåne|kommunförbund|Kolada G33621 (county = members)
1214 1230 1231 1233 1256 1257 1260 1261 1262 1263 1264 1265 1266 1267 1270 1272 1273 1275 1276 1277 1278 1280 1281 1282 1283 1284 1285 1286 1287 1290 1291 1292 1293
VGR|Västra Götalands läns kommuner|Västra Götaland|county|Kolada G33623
1401 1402 1407 1415 1419 1421 1427 1430 1435 1438 1439 1440 1441 1442 1443 1444 1445 1446 1447 1452 1460 1461 1462 1463 1465 1466 1470 1471 1472 1473 1480 1481 1482 1484 1485 1486 1487 1488 1489 1490 1491 1492 1493 1494 1495 1496 1497 1498 1499
SKANE-INNO-NET|Beställarnätverk innovationsupphandling Skåne 2019|Beställarnätverket Skåne|project network|sbhub.se: Malmö, Staffanstorp, Trelleborg, Ystad (hutskane.nu also lists Ängelholm 1292)
1230 1280 1286 1287
PITEA-SKELLEFTEA|Idésluss för hållbar samhällsutveckling|Piteå/Skellefteå|project|vinnova.se
2482 2581
SUNDSVALL-SLUSS|Idésluss Sundsvallsregionen|Sundsvallsregionen|project|sundsvall.se
2260 2262 2280 2281
"""
