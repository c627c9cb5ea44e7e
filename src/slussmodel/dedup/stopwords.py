"""Words that carry no evidence, by language: function words, and what every municipal proposal says of itself."""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = {
    "sv": """
        alla allt alltid andra annan annat att av bara behöva behöver beroende bland blev bli blir blivit bort bra både
        båda bör då dag dagens de del dem den denna deras dess dessa det detta dig din dina direkt ditt dock du där
        därför efter egen eget egna ej eller en enligt er era ert ett exempel exempelvis finns fler flera flest fram
        från få får för före först första ge genom ger gick gjort gång gånger gå går gör göra ha hade han har hela
        hellre helt henne hennes hon honom hos hur här i idag in inför inom inte istället ja jag ju kan kanske kom
        komma kommer kommun kommunal kommunala kommunen kommunens kommuner kommunerna kring kunde kunna lite låta låt
        man med mellan men mer mest mig min mina mindre minst mitt mot mycket måste många när nog nu ny nya nytt nära
        någon något några och också ofta om oss på redan runt samma samt sedan sen ser sig sin sina sitt ska skall
        skapa skapar skulle snart som stor stora större står så sådan sådana såsom så till tills tillsammans t.ex
        trots under upp ur ut utan vad var vara varandra varför varit varje vart vem vet vi via vid vidare vilka
        vilken vilket vill vår våra vårt väl än ändå är även åt över
        idé idén förslag förslaget föreslår projekt införa inför prova testa köp köpa använd använda användas hjälp
        hjälpa gärna enkel enkelt enkla vissa viss lägga lägg sätt sätta stället samtidigt därmed vare varav
        """,
    "en": """
        a about after all also an and any are as at be been both but by can could do each every for from get give had
        has have he her his how i if in into is it its let more most municipal municipality must my no not of on one
        only or other our out over own per she should so some such than that the their them then there these they
        this those through to too under up us use used using was we were what when where which while who will with
        would you your idea proposal project new introduce try
        """,
    "fi": """
        että ei eivät eli en ennen ettei he hän itse ja jo jos joka jotka joita josta jolla jota jossa joten kaikki
        kanssa kautta koko koska kuin kun kunta kunnan kuntien kuten lisäksi me mikä mitä missä myös mutta mukaan
        muut myöskin niiden niin nyt näin ne oli olisi olla on ovat osa pitää saa saada se sekä sen siitä sillä
        silloin sitä tai te tämä tämän tässä tätä uusi vain voi voidaan voivat vielä yli ehdotus idea hanke otetaan
        """,
    "no": """
        alle alt andre at av bare ble bli blir både da de deg dem den denne der deres det dette din disse du eller en
        enn er et etter flere for fra få får før gi gir gjennom gjør gjøre ha han har hele her hos hun hva hvis hvor
        hver i ikke inn jeg kan kommune kommunen kommunens kunne la man med mellom men mer mest mot mye må når ny nye
        nytt noe noen og også om opp oss over på samme seg selv sin sine skal skulle slik som så til under ut uten
        var ved vi vil være vår våre ei ein eit ikkje korleis kva kvar me meir mykje noko nokon òg skapa frå vere
        forslag idé prosjekt innføre prøve
        """,
    "da": """
        af alle alt andre at bare blev blive bliver både da de dem den denne der deres det dette dig din disse du
        efter ejer eller en end er et flere for fra få får før gennem give giver gør gøre ha han har have hele her
        hos hun hvad hvis hvor hver i ikke ind jeg kan kommune kommunen kommunens kunne lade man med mellem men mere
        mest mod meget må når ny nye nyt noget nogle og også om op os over på samme sig selv sin sine skal skulle
        sådan som så til under ud uden var ved vi vil være vor vores forslag idé projekt indføre prøve
        """,
    "is": """
        að af allir allt annar á án bara báðir betri eða eftir ef ekki en er eru fá fram frá fyrir fyrst gera gegnum
        getur hafa hafði hann hefur hjá hún hvað hvar hver hvernig hægt inn í innan já koma með meira mest mikið milli
        má nú ný nýja nýtt og okkar okkur sem sér sig sína síðan sinn skal sú svo sveitarfélag sveitarfélagið til um
        undir upp úr út var vera verða verður vegna við yfir það þar þau þegar þeim þeir þeirra þess þessi þetta því
        hugmynd tillaga verkefni
        """,
}

STOP_WORDS: Mapping[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _TABLE.items()}
