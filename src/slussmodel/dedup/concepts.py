# ruff: noqa: E501 - a table reads by its lines
"""Concepts of municipal work and the words for them in Swedish, English, Finnish, Norwegian and Danish, Icelandic.

One concept a line: its name, then the words of each language between bars. A word of five letters or more is found in
compounds as well ("demensboende" speaks of dementia); a shorter one is so only with a star ("buss*").
"""

from __future__ import annotations

from collections.abc import Mapping

from slussmodel.dedup.everyday import EVERYDAY
from slussmodel.dedup.lexicon import Lexicon

_LANGUAGES = (("sv",), ("en",), ("fi",), ("no", "nb", "nn", "da"), ("is",))

_CARE = """
elderly: äldre äldreomsorg senior pensionär åldring | elderly senior pensioner older | ikääntynyt vanhus seniori eläkeläinen ikäihminen | eldre ældre senior pensjonist pensionist | aldraður eldri
nursing_home: äldreboende säbo vårdboende ålderdomshem omsorgsboende demensboende servicehus | nursing | hoivakoti vanhainkoti palvelutalo hoivakodit | sykehjem plejehjem plejecenter omsorgsbolig sykeheim | hjúkrunarheimili dvalarheimili
dementia: demens dement alzheimer minnessvårighet minnessjukdom kognitiv | dementia alzheimer memory | dementia muistisairaus muistisairas muistisairaiden | demens dement kognitiv | heilabilun
home_care: hemtjänst hemvård hemsjukvård hembesök hemomsorg | homecare | kotihoito kotipalvelu | hjemmetjeneste hjemmepleje hjemmesykepleie hjemmehjælp | heimaþjónusta heimahjúkrun
fall: falla fallskada fallolycka fallprevention fallrisk ramla fallsensor fallarm | fall falling | kaatuminen kaatumis kaatumisen kaatuu | fall falle fald | fall
rehabilitation: rehabilitering rehab fysioterapi sjukgymnast arbetsterapi rörelseträning | rehabilitation physiotherapy | kuntoutus fysioterapia | rehabilitering fysioterapi genoptræning | endurhæfing
medicine: läkemedel medicin tablett dosett recept piller | medication medicine pill | lääke lääkkeet lääkkeiden | legemiddel medisin medicin lægemiddel | lyf lyfja lyfjagjöf
night_supervision: nattillsyn natt* nattlig nattetid | night | yö yöllä yövalvonta | natt natte nat | nótt nætur
supervision: tillsyn tillse övervaka övervakning bevaka bevakning | supervision monitoring surveillance | valvonta seuranta | tilsyn overvåking overvågning | eftirlit vöktun
incontinence: inkontinens blöja toalettbesök | incontinence diaper | inkontinenssi vaippa | inkontinens bleie | þvagleka
nutrition: näring undernäring nutrition måltid kost* kosthåll matlåda | meal nutrition | ateria ravitsemus ruokailu | måltid ernæring | máltíð næring
dysphagia: dysfagi tuggsvårighet sväljsvårighet konsistensanpassad | dysphagia | nielemis | dysfagi | kyngingar
palliative: palliativ döende livsslut vak vaka | palliative dying | saattohoito | palliativ | líknar
wheelchair: rullstol rollator gåhjälpmedel förflyttning | wheelchair walker | pyörätuoli rollaattori | rullestol kørestol rollator | hjólastól
assistive_device: hjälpmedel välfärdsteknik | aid assistive | apuväline | hjelpemiddel hjælpemiddel velferdsteknologi velfærdsteknologi | hjálpartæki velferðartækni
loneliness: ensam ensamhet isolering isolerad gemenskap umgås samvaro | lonely loneliness isolation | yksinäisyys yksinäinen | ensom ensomhet ensomhed | einmanaleiki
relative: anhörig närstående familjemedlem | relative | omainen omaishoitaja läheinen | pårørende | aðstandendur
companion_animal: husdjur djur hund* katt* sällskapsdjur keldjur robotkatt vårdhund terapihund | pet dog cat animal | lemmikki koira kissa eläin | kjæledyr hund katt dyr kat | gæludýr hundur köttur
reminiscence: minnas minne nostalgi livsberättelse hågkomst | reminiscence memories | muistelu muistot | minner minder erindring | minningar
disability: funktionsnedsättning funktionshinder funktionsvariation lss handikapp funktionsrätt | disability disabled | vamma vammainen vammaisten | funksjonshemmet handicap funksjonsnedsettelse handikap | fatlaðra fötlun
autism: autism npf adhd asperger neuropsykiatrisk | autism adhd | autismi adhd | autisme adhd | einhverfa
hearing: hörsel döv hörslinga hörapparat teckenspråk | hearing deaf | kuulo kuuro viittomakieli | hørsel døv tegnspråk tegnsprog | heyrn táknmál
vision: synskadad synnedsättning blind punktskrift | blind vision | näkövamma sokea | blind synshemmet | blindur sjón
mental_health: psykisk ohälsa ångest depression stress välmående psykiatri | mental anxiety depression stress wellbeing | mielenterveys ahdistus masennus | psykisk angst depresjon | geðheilbrigði kvíði
suicide: suicid självmord självskada | suicide | itsemurha | selvmord | sjálfsvíg
addiction: missbruk beroende alkohol drog* narkotika spelmissbruk | addiction drug alcohol gambling | päihde riippuvuus alkoholi | rus misbruk avhengighet alkohol | fíkn vímuefni áfengi
violence: våld hot hedersvåld kvinnofrid misshandel förtryck | violence abuse | väkivalta | vold | ofbeldi
homelessness: hemlös bostadslös härbärge uteliggare | homeless homelessness | asunnoton | hjemløs bostedsløs | heimilislaus
social_benefit: försörjningsstöd bistånd socialbidrag biståndsansökan | welfare benefit allowance | toimeentulotuki | sosialhjelp kontanthjælp økonomisk | fjárhagsaðstoð
debt: skuld budgetrådgivare skuldsanering skuldrådgivning överskuldsatt | debt | velka | gjeld gæld | skuldir
social_services: socialtjänst orosanmälan socialsekreterare biståndshandläggare socialkontor | social | sosiaalipalvelu sosiaalityö | sosialtjeneste socialforvaltning barnevern | félagsþjónusta
foster_care: familjehem jourhem kontaktfamilj kontaktperson | foster | sijaisperhe tukiperhe | fosterhjem plejefamilie | fósturforeldrar
first_aid: hlr hjärtstartare defibrillator hjärtstopp livräddning livräddande hjärtlungräddning livräddare | defibrillator cpr cardiac | defibrillaattori elvytys | hjertestarter hjertelungeredning | hjartastuðtæki endurlífgun
hygiene: hygien handhygien smitta infektion desinfektion desinficera tvätta | hygiene infection | hygienia käsihygienia tartunta | hygiene smitte | hreinlæti
shower: dusch duscha bada toalett hygienrum | shower bath toilet | suihku wc | dusj bad | sturta
vaccination: vaccin vaccination | vaccine vaccination | rokotus | vaksine vaccine | bólusetning
staff_scheduling: schemaläggning schema bemanning arbetspass bemanningsplanering turlista pass | schedule scheduling rostering shift staffing | työvuoro vuoro työvuorosuunnittelu | turnus vaktplan bemanning vagtplan | vaktir mönnun
substitute: vikarie timvikarie korttidsvikarie vikariepool | substitute temp | sijainen sijaisten | vikar | afleysing
documentation: dokumentation dokumentera journal journalföring anteckning | documentation record notes | kirjaaminen dokumentointi | dokumentasjon journal dokumentation | skráning
speech_to_text: diktering diktera talstyrd taligenkänning röstinmatning röst | dictation speech voice | sanelu puheentunnistus ääni | diktering tale stemme | talgreining rödd
fire_safety: brand* brandvarnare brandskydd släcka eldsvåda rökdykare utrymning | fire | palo tulipalo paloturvallisuus | brann brand | bruna eldur
lock_and_key: nyckel nyckelfri lås* låsa nyckelhantering nyckelskåp digitallås passage | key lock keyless | avain lukko avaimeton | nøkkel lås nøgle | lykill lás
work_clothes: arbetskläder arbetsskor broddar uniform skor skyddskläder | clothes shoes uniform | työvaatteet kengät | arbeidsklær arbejdstøj sko | vinnuföt
ergonomics: ergonomi lyft* lyfthjälp belastningsskada förflyttningsteknik rygg | ergonomic lifting | ergonomia nosto | ergonomi løft | vinnuvistfræði
"""

_SCHOOL = """
school: skola* grundskola gymnasium skolgård skolor högstadium lågstadium mellanstadium | school | koulu | skole | skóli
preschool: förskola* dagis barnomsorg förskolegård förskolor | preschool kindergarten daycare nursery | päiväkoti esikoulu varhaiskasvatus | barnehage børnehave dagtilbud førskole | leikskóli
pupil: elev* skolbarn skolelev klass | pupil student class | oppilas koululainen opiskelija luokka | elev klasse | nemandi nemendur
child: barn* barnens ungar småbarn | child children kid | lapsi lapset lasten | barn børn | barn börn
youth: ungdom ungdomar unga tonåring ung fritidsgård fritidsledare | youth young teenager | nuori nuoret nuorten nuoriso | ungdom unge ung | unglingar ungmenni
teacher: lärare pedagog undervisning lektion undervisa rektor | teacher teaching lesson | opettaja opetus oppitunti | lærer undervisning underviser | kennari kennsla
school_attendance: närvaro skolfrånvaro frånvaro hemmasittare ströfrånvaro skolk | attendance absence truancy absent | poissaolo läsnäolo | fravær skolefravær nærvær | fjarvist skólaforðun
homework: läxa läxhjälp läxläsning studiestöd studiehjälp | homework tutoring | läksyt läksykerho läksyapu kotitehtävä | lekse leksehjelp lektie lektiehjælp | heimanám
bullying: mobbning kränkning mobba kränkande trakasserier utsatthet | bullying harassment | kiusaaminen | mobbing mobning | einelti
reading: läsa läsning läslust högläsning läsfrämjande läsförståelse | reading read | lukeminen luku lukutaito | lesing læse læsning lese | lestur lesa
mathematics: matematik matte* räkna | mathematics math | matematiikka | matematikk matematik | stærðfræði
dyslexia: dyslexi lässvårighet skrivsvårighet | dyslexia | lukihäiriö | dysleksi ordblind | lesblinda
special_needs: särskola anpassad specialpedagog anpassning | special | erityis erityisopetus | spesialpedagog specialundervisning | sérkennsla
after_school: fritids fritidshem eftermiddag lovverksamhet sommarlov lovaktivitet | afterschool holiday summer | iltapäivä loma kesäloma | sfo fritidsordning ferie sommerferie | frístund sumarfrí
breakfast: frukost frukostmål | breakfast | aamiainen aamupala | frokost morgenmad frukost morgenmat | morgunmatur
school_meal: skolmat skolmåltid skollunch matsal skolkök skolrestaurang bespisning mellanmål | lunch canteen | kouluruoka kouluruokailu ruokala | skolemat skolemad kantine | skólamáltíð mötuneyti
food_waste: matsvinn svinn* tallrikssvinn överbliven matrest överskottsmat matavfall | waste leftover | ruokahävikki hävikki tähteet | matsvinn madspild madaffald | matarsóun
phone_ban: mobilfri mobilförbud mobilhotell mobillåda | phone | puhelinkielto | mobilfri mobilhotell | símalaus
outdoor_education: utomhuspedagogik uteklassrum utepedagogik uteskola naturskola utomhus skogsskola | outdoor | ulkona ulkoluokka luonto | uteskole udeskole utendørs | útikennsla úti
career_guidance: studievägledning syv yrkesvägledning praktik prao yrkesval studievägledare karriär | career guidance internship | opinto ohjaus harjoittelu tet | rådgivning praksis praktik yrkesveiledning vejledning | starfsnám námsráðgjöf
summer_job: feriejobb sommarjobb feriearbete ferieprao ferieentreprenör sommarpraktik | summerjob | kesätyö kesätyöt | sommerjobb sommerjob ferie | sumarstarf
adult_education: vuxenutbildning komvux folkhögskola yrkesutbildning yrkesvux | adult | aikuiskoulutus | voksenopplæring voksenuddannelse | fullorðinsfræðsla
parents: förälder föräldrar vårdnadshavare familj mamma pappa familjecentral | parent guardian family | vanhemmat huoltaja perhe | forelder foreldre forælder forældre foresatt familie | foreldrar forráðamenn fjölskylda
play: lek* leka lekplats lekpark lekmiljö lekutrustning temalekplats | play playground | leikki leikkipuisto leikkipaikka | lek lekeplass leg legeplads | leikur leikvöllur
toy_lending: leksaksbibliotek leksak leksaker | toy | lelu lelukirjasto | leketøy legetøj | leikföng
integration_language: sfi språkcafé språkträning svenska yrkessvenska språkstöd språkbad flerspråkig modersmål språkkafé språk | language swedish languages | kieli kielikahvila kielen suomi | språk språkkafe sprog språkopplæring | tungumál íslenska
newcomer: nyanländ invandrare flykting integration asylsökande utrikesfödd etablering | immigrant refugee newcomer integration | maahanmuuttaja pakolainen kotoutuminen | innvandrer flyktning indvandrer flygtning integrering | innflytjandi flóttamaður
interpreter: tolk* översätta översättning tolkning tolktjänst | interpreter translation translate | tulkki kääntäminen käännös | tolk oversettelse oversættelse | túlkur þýðing
mentor: mentor mentorskap fadder vägvisare handledare | mentor mentoring buddy | mentori tukihenkilö | mentor fadder | leiðbeinandi
coding: programmering koda kodning makerspace slöjd | coding programming makerspace | ohjelmointi koodaus | programmering koding kodning | forritun
"""

_PLACE = """
building_permit: bygglov bygglovsansökan bygglovshandläggning bygganmälan byggnadslov | permit | rakennuslupa | byggesak byggesøknad byggetilladelse byggesag | byggingarleyfi
planning: detaljplan översiktsplan stadsplanering planprocess samhällsplanering samråd planarbete | planning zoning | kaava kaavoitus | reguleringsplan lokalplan planlegging planlægning | skipulag deiliskipulag
three_d: 3d modell tvilling visualisering stadsmodell | 3d twin visualization model | 3d malli kaksonen | 3d modell tvilling model | 3d líkan
solar: solcell solceller solpanel solel solenergi solkraft solcellspark solvärme solcellsanläggning | solar photovoltaic | aurinko aurinkopaneeli aurinkoenergia aurinkosähkö | solcelle solceller solenergi solpanel | sólarorka sólarsellur
energy_saving: energi energieffektivisering energibesparing energisnål elförbrukning energianvändning elanvändning uppvärmning elräkning | energy electricity heating | energia energiansäästö sähkö lämmitys | energi strøm energisparing varme el | orka rafmagn
district_heating: fjärrvärme värmeåtervinning spillvärme restvärme | district heat | kaukolämpö hukkalämpö | fjernvarme spillvarme | hitaveita
wind: vindkraft vindkraftverk | wind | tuulivoima | vindkraft vindmølle | vindorka
lighting: belysning gatubelysning lampa lampor lyktstolpe ljus* lyse led armatur | lighting lamp light streetlight | valaistus lamppu katuvalo | belysning lys lampe gatelys | lýsing ljós
charging: laddstolpe laddstation laddinfrastruktur laddpunkt laddplats laddning ladda | charging charger | lataus latausasema latauspiste | lading ladestasjon ladestander opladning ladepunkt | hleðslustöð hleðsla
electric_vehicle: elbil elfordon elcykel elsparkcykel elbuss | ev electric | sähköauto sähköpyörä | elbil elsykkel elcykel | rafbíll rafhjól
car_sharing: bilpool bildelning poolbil samåkning samåka tjänstebil verksamhetsbil kommunbil fordonspool | carpool carsharing ridesharing fleet | yhteiskäyttöauto kimppakyyti autonvuokraus | bildeling bilpool samkjøring delebil samkørsel | deilibíll samakstur
bicycle: cykel cyklar cykla cyklist cykling låncykel lådcykel cykelväg cykelbana | bicycle bike cycle cycling cyclist | pyörä polkupyörä pyöräily pyörätie | sykkel sykle cykel cyklist | hjól reiðhjól
walking: gång gående promenad gångväg gångstig fotgängare trottoar vandring vandringsled | walking pedestrian walk sidewalk trail | kävely jalankulku jalkakäytävä vaellus | gange gående fotgjenger tursti fodgænger vandring | ganga göngustígur
bus: buss* kollektivtrafik hållplats busskur busshållplats resecentrum skolskjuts väderskydd | bus transit transport stop | bussi joukkoliikenne pysäkki linja | buss kollektivtransport holdeplass bus stoppested | strætó almenningssamgöngur
on_demand_transport: anropsstyrd närtrafik färdtjänst flextrafik beställningstrafik sjukresa | dial ondemand demand | kutsuliikenne kutsutaksi kyyti | bestillingstransport flextrafik tilbringer | pöntunar
route_planning: rutt ruttplanering ruttoptimering körslinga körväg optimera körsträcka slinga logistik ruttoptimerad restid | route routing optimisation logistics | reitti reittisuunnittelu logistiikka | rute ruteplanlegging ruteplanlægning | leið leiðarskipulag
parking: parkering parkera parkeringsplats p-hus parkeringsplatser | parking | pysäköinti parkki | parkering parkere | bílastæði
traffic_safety: trafiksäkerhet hastighet fartkamera trafikmiljö övergångsställe farthinder fart* | traffic speed crossing | liikenne liikenneturvallisuus nopeus suojatie | trafikk trafik fart hastighet fotgjengerovergang | umferð hraði
winter_maintenance: snö* snöröjning plogning halka halkbekämpning sandning plogbil plog sandlåda vinterväghållning | snow plough ice gritting slippery winter | lumi auraus hiekoitus liukkaus talvi | snø brøyting glatt sne snerydning strøing | snjór snjómokstur hálka
pothole: potthål vägskada asfalt beläggning vägunderhåll gropar vägar väg | pothole road asphalt | kuoppa tie asfaltti tiet | hull vei asfalt vej | hola vegur malbik
fault_report: felanmälan felanmäla felrapport felrapportering synpunkt synpunkter rapportera anmäla anmälan | report fault issue reporting | vikailmoitus palaute ilmoitus | feilmelding melde fejlmelding tilbakemelding | tilkynning ábending
litter: skräp nedskräpning skräpplockning papperskorg skräpkorg städdag plogga plogging fimp cigarett | litter trash rubbish bin | roska roskaaminen roskakori | søppel forsøpling affald skrald avfall papirkurv | rusl ruslatunna
waste_sorting: sopor sopsortering källsortering avfall återvinning avfallskärl soptunna sopkärl sophämtning återvinningscentral soptömning | waste recycling sorting garbage | jäte kierrätys lajittelu jäteasema | avfall gjenvinning kildesortering affald genbrug renovasjon genbrugsplads sortering | úrgangur endurvinnsla flokkun
composting: kompost kompostering biogas matavfall bokashi | compost biogas | komposti kompostointi biokaasu | kompost biogass biogas | molta lífgas
reuse: återbruk återanvända återanvändning begagnad återbruka loppis secondhand bytesdag byta renovera cirkulär återbrukad klädbyte bytes | reuse secondhand swap circular upcycling | uudelleenkäyttö kierto kirpputori kiertotalous | gjenbruk ombruk brukt genbrug brugt bytte sirkulær cirkulær | endurnýting
repair: reparera lagning laga reparation fixa lagacafé reparationscafé fixartjänst fixare verkstad | repair fix handyman | korjaus korjaamo korjata | reparere reparasjon reparation fikse | viðgerð
lending_library: låna utlåning fritidsbank lånegaranti uthyrning delning delningsekonomi verktygspool verktygsbibliotek sakbibliotek hyra sportbank dela utrustning | borrow lending loan sharing rental tool | lainata laina lainaus vuokraus lainaamo | låne utlån deling leie udlån lån leje | lána útlán leiga
sports_equipment: idrottsutrustning sportutrustning skridskor skidor sportartiklar | skates skis equipment | liikuntaväline sukset luistimet välineet | sportsutstyr ski skøyter udstyr | íþróttabúnaður skíði skautar
sport: idrott sport* träning motion idrottshall gym* utegym aktivitet rörelse idrottsplats friluftsliv | sport exercise gym physical fitness | urheilu liikunta kuntoilu kuntosali | idrett trening idræt motion fysisk træning | íþróttir hreyfing
swimming: simning simma badplats simhall badhus bad* badvakt simskola simkunnig badtemperatur badvatten | swimming swim beach bathing pool | uinti uimaranta uimahalli | svømming svømme badeplass badestrand svømmehal | sund baðströnd
ice_rink: ishall isbana skridskobana konstsnö | rink ice | jäähalli luistelurata | isbane skøytebane skøjtebane | skautasvell
playground_spontaneous: spontanidrott näridrottsplats multiarena konstgräs fotbollsplan skatepark parkour | skatepark pitch football | lähiliikunta kenttä skeitti | ballbinge nærmiljøanlegg boldbane | sparkvöllur
park: park* grönområde grönyta stadspark parkbänk bänk bänkar sittplats sittplatser | park bench green | puisto penkki viheralue | park benk grøntområde bænk | garður bekkur
tree: träd* plantera trädplantering stadsträd skog* | tree plant forest | puu istuttaa metsä | tre trær plante træ træer skog skov | tré gróðursetja skógur
gardening: odla odling odlingslåda pallkrage grönsak grönsaker kolonilott stadsodling odlingslott skolträdgård trädgård växthus | garden cultivation vegetable allotment growing greenhouse | viljely puutarha vihannes viljelylaatikko palsta kasvihuone | dyrking dyrke grønnsaker hage parsellhage dyrkning haver grøntsager drivhus have | ræktun garðyrkja grænmeti gróðurhús
biodiversity: mångfald pollinatör bin* insekter insekt äng* ängsmark fjäril humla insektshotell pollinerare blomsteräng bihotell | biodiversity pollinator bee insect meadow | monimuotoisuus pölyttäjä mehiläinen hyönteis niitty | biologisk mangfold pollinator bie insekt eng bier biodiversitet | líffræðilegur býflugur skordýr
invasive_species: invasiv lupin jätteloka parkslide invasiva | invasive species | vieraslaji haitallinen | invasiv fremmed fremmede arter | ágengar
green_roof: sedum växttak takodling taken vegetationstak | roof sedum | viherkatto sammalkatto | sedum grønt tak | grænt þak
stormwater: dagvatten skyfall översvämning regnbädd regnvatten fördröja regntunna regn* | stormwater rain flooding flood rainwater | hulevesi tulva sade sadevesi | overvann regnvann oversvømmelse regnvand skybrud regnbed | ofanvatn flóð regnvatn
water: vatten* dricksvatten vattenläcka läcka läckage avlopp vattenförbrukning vattenmätare va-nät reningsverk | water leak sewage drinking | vesi vuoto juomavesi jätevesi | vann lekkasje vand avløp spildevand drikkevann | vatn leki fráveita
air_quality: luftkvalitet inomhusluft ventilation koldioxidhalt luftförorening partiklar | air ventilation pollution | ilma ilmanlaatu ilmanvaihto sisäilma | luft luftkvalitet ventilasjon indeklima inneklima | loftgæði loftræsting
noise: buller ljudnivå ljudmiljö oväsen tyst | noise sound quiet | melu ääni hiljainen | støy støj lyd | hávaði
drone: drönare drone uav flygfoto | drone | drooni lennokki | drone | dróni
camera: kamera* kameror trygghetskamera kameraövervakning | camera cctv | kamera | kamera | myndavél
safety: trygg* trygghet otrygg trygghetsvandring säkerhet nattvandring grannsamverkan | safety safe security | turvallisuus turvallinen | trygg trygghet tryghed sikkerhet sikkerhed | öryggi
graffiti: klotter klottersanering graffiti sanering skadegörelse vandalisering | graffiti vandalism | graffiti töhry ilkivalta | tagging graffiti hærverk hærværk | veggjakrot
public_toilet: toalett toaletter bajamaja | toilets toilet | vessa yleisö | toalett toilet offentlig | salerni
housing: bostad boende* hyresgäst lägenhet bostadsbolag hyresrätt bostäder allmännytta flytta | housing apartment tenant | asunto asuminen vuokralainen | bolig leilighet leje lejlighed | húsnæði íbúð
co_living: kollektivboende generationsboende studentbostad inneboende flergenerations generationsmöte | cohousing intergenerational | sukupolvi yhteisöasuminen | generasjon bofellesskap bofællesskab generation | kynslóð
climate: klimat koldioxid utsläpp klimatsmart fossilfri klimatavtryck växthusgas | climate carbon emission | ilmasto hiilidioksidi päästö | klima utslipp udledning | loftslag losun
local_food: närproducerad lokalproducerad ekologisk råvaror bondens rekoring | local organic farmers | lähiruoka luomu paikallinen | lokalmat lokal økologisk kortreist | heimabyggð lífrænt
vegetarian: vegetarisk vegansk växtbaserad köttfri | vegetarian vegan plantbased | kasvis kasvisruoka vegaani | vegetar plantebasert | grænmetisfæði
rural: landsbygd glesbygd landsbygden byar bygdegård by* lantbruk | rural village countryside | maaseutu kylä haja | landsbygd distrikt bygd grend landdistrikt landsby | dreifbýli sveit
broadband: bredband fiber* wifi uppkoppling internet täckning nätverk | broadband wifi internet fibre | laajakaista valokuitu wifi netti | bredbånd fiber internett wifi | breiðband ljósleiðari
service_point: servicepunkt medborgarkontor lanthandel bybutik lokalkontor servicekontor paketutlämning obemannad obemannat meröppen | store shop servicepoint unstaffed | palvelupiste kyläkauppa miehittämätön | servicepunkt nærbutikk købmand ubemannet | þjónustumiðstöð verslun
tourism: turism turist besökare besöksnäring skyltning skylt sevärdhet husbil ställplats | tourism tourist visitor sign | matkailu matkailija opaste | turisme turist skilt besøkende | ferðamenn ferðaþjónusta
library: bibliotek* bokbuss bok böcker bokutlåning biblioteken | library book books | kirjasto kirja kirjat kirjastoauto | bibliotek bok bøker bog bøger bogbus bokbuss | bókasafn bók bækur
culture: kultur* kulturarv konst* konstverk teater konstnär utställning museum kulturhus | culture art museum exhibition theatre | kulttuuri taide museo näyttely teatteri | kultur kunst museum utstilling udstilling teater | menning list safn
music: musik instrument konsert replokal musikinstrument sång kör | music instrument concert rehearsal | musiikki soitin konsertti laulu | musikk instrument konsert musik koncert | tónlist hljóðfæri
street_art: väggmålning gatukonst muralmålning utsmyckning | mural streetart | seinämaalaus katutaide | veggmaleri gatekunst gavlmaleri | veggmynd
association: förening föreningsliv föreningar civilsamhälle ideell frivillig volontär frivilligarbete | association club volunteer ngo | yhdistys vapaaehtoinen järjestö | forening frivillig lag | félag sjálfboðaliði
premises: lokal* lokaler lokalbokning möteslokal tomma tom ledig mötesplats träffpunkt mötesrum | premises venue room meeting facility | tila tilat tilavaraus kohtaamispaikka | lokale lokaler rom møteplass mødested | húsnæði aðstaða
booking: boka bokning bokningssystem tidsbokning boknings | booking book reservation | varaus varata ajanvaraus | bestille booking bestilling | bókun
"""

_OFFICE = """
robot: robot* robotar robotisering automat | robot | robotti | robot | vélmenni þjarkur
automation: automatisera automatisering automatisk rpa processautomation självkörande | automation automated automatic rpa | automaatio automaattinen automatisointi | automatisering automatisk | sjálfvirk sjálfvirkni
ai: ai artificiell intelligens maskininlärning algoritm språkmodell prediktion generativ | ai artificial learning algorithm | tekoäly koneoppiminen algoritmi | ki ai kunstig intelligens maskinlæring | gervigreind
chatbot: chatbot chatt chattbot virtuell dialogrobot chattfunktion | chatbot chat assistant | chatbot keskustelubotti | chatbot chat | spjallmenni
app: app appen mobilapp applikation | app application | sovellus appi sovelluksella | app applikasjon | app smáforrit
mobile: mobil* mobiltelefon telefon* smartphone surfplatta läsplatta platta | phone smartphone tablet mobile | puhelin kännykkä tabletti | telefon mobil nettbrett | sími farsími spjaldtölva
sensor: sensor sensorer givare detektor detektera mäta mätare iot radar mätning nivåmätare mätvärde | sensor detector iot measure measuring | anturi sensori mittaus mittari | sensor måler måle føler | skynjari mælir
alarm: larm* trygghetslarm larma varning varna notis avisering | alarm alert warning | hälytys hälytin varoitus | alarm varsling varsel | viðvörun
vr: vr virtuell virtual headset glasögon förstärkt | vr virtual headset augmented | vr virtuaali virtuaalitodellisuus lasit | vr virtuell briller | sýndarveruleiki
video_meeting: video* videomöte distans distansmöte videosamtal digitalbesök fjärr bildtelefon | video remote online distance | video etä etäyhteys | video fjern videomøte videosamtale skjerm skærm | mynd fjar fjarfundur
game: spel* spela gaming spelifiering tävling tävla | game gaming gamification competition | peli pelillistäminen kilpailu | spill spil konkurranse konkurrence | leikur keppni
e_service: e-tjänst etjänst blankett formulär webbformulär ansökan ansök ansöka | eservice form application | lomake hakemus sähköinen asiointi | skjema søknad selvbetjening ansøgning digital | umsókn eyðublað rafræn
signature: signera signering underskrift signatur bankid e-signering elegitimation | signature signing sign | allekirjoitus | signatur signering underskrift | undirskrift
invoice: faktura fakturering fakturahantering betalning betala avgift | invoice payment billing | lasku laskutus maksu | faktura betaling regning | reikningur greiðsla
procurement: upphandling inköp upphandla inköpare avtal leverantör beställning | procurement purchasing tender contract supplier | hankinta kilpailutus sopimus | anskaffelse innkjøp udbud indkøb avtale aftale | innkaup útboð
archive: arkiv arkivering registratur diarium diarieföring | archive records | arkisto | arkiv | skjalasafn
open_data: data* statistik dashboard datadriven | data statistics dashboard | data tilasto avoin | data statistikk statistik åpne | gögn tölfræði
map: karta kartor gis kartläggning kartverktyg position gps geodata | map gis gps | kartta paikkatieto gps | kart kort gis gps | kort landupplýsingar
citizen_dialogue: medborgardialog medborgarbudget medborgarförslag delaktighet inflytande demokrati rösta omröstning medborgare budget | participation democracy vote citizen participatory | osallisuus demokratia äänestys kansalainen osallistuva | medvirkning borger demokrati innbygger deltakelse borgerinddragelse | lýðræði íbúar þátttaka kosning
plain_language: klarspråk lättläst begriplig klartext | plain readable | selkokieli | klarspråk klarsprog lettlest | auðlesið
information: information informera nyhetsbrev kommunikation kampanj informationsskärm | information newsletter campaign communication | tieto tiedotus viestintä kampanja | informasjon kommunikasjon information kampagne | upplýsingar
onboarding: introduktion introducera nyanställd onboarding introduktionsprogram inskolning | onboarding introduction newly | perehdytys uusi | opplæring introduksjon onboarding nyansatt | nýliðaþjálfun
training: utbildning utbilda kurs* fortbildning kompetensutveckling lärande e-utbildning mikrolärande webbutbildning workshop | training course education learning workshop | koulutus kurssi oppiminen | kurs opplæring utdanning uddannelse læring | fræðsla námskeið nám
recruitment: rekrytering rekrytera anställa jobbannons kompetensförsörjning anställning | recruitment hiring recruit | rekrytointi palkkaaminen | rekruttering ansette ansættelse | ráðning
sick_leave: sjukfrånvaro sjukskrivning sjukskriven arbetsmiljö friskvård hälsa | sick health | sairauspoissaolo terveys työhyvinvointi | sykefravær sykmelding sygefravær helse sundhed | veikindi heilsa
manager: chef* chefer ledare ledarskap enhetschef | manager leader leadership | esimies johtaja johtaminen | leder sjef ledelse | stjórnandi
remote_work: distansarbete hemarbete coworking aktivitetsbaserat kontor kontorsplats arbetsplats | remote coworking office workplace | etätyö toimisto työpaikka | hjemmekontor kontor hjemmearbejde arbeidsplass arbejdsplads | fjarvinna skrifstofa
idea_management: idélåda idéhantering förslagslåda innovation idésluss idéer | innovation suggestion | innovaatio ideointi aloite | innovasjon idébank forslagskasse | nýsköpun
labour_market: arbetsmarknad arbetslös jobb* arbetsträning jobbcoach arbetsmarknadsenhet sysselsättning arbetslöshet | job unemployed employment labour | työ työtön työllisyys | arbeid arbeidsledig arbejdsløs jobb job arbejdsmarked | atvinna atvinnulaus
business: företag företagare näringsliv lotsa starta entreprenör småföretag företagslots entreprenörskap | business company entrepreneur startup | yritys yrittäjä elinkeino | bedrift næringsliv virksomhed gründer erhverv iværksætter | fyrirtæki atvinnulíf
queue: kö köer väntetid handläggningstid snabbare nummerlapp kösystem | queue waiting | jono odotusaika | kø ventetid | biðröð biðtími
case_handling: handläggare handläggning ärende beslut ärendehantering myndighetsutövning | case caseworker handling decision | käsittely käsittelijä päätös asia | saksbehandling saksbehandler sagsbehandling sag vedtak | mál afgreiðsla ákvörðun
crisis: kris* krisberedskap beredskap krisstöd trygghetspunkt katastrof elavbrott strömavbrott reservkraft | crisis emergency preparedness outage | kriisi valmius varautuminen sähkökatko | krise beredskap strømbrudd strømafbrydelse | neyð viðbúnaður rafmagnsleysi
cyber_security: informationssäkerhet it-säkerhet dataskydd gdpr lösenord phishing nätfiske | cybersecurity password privacy gdpr | tietoturva salasana tietosuoja | informasjonssikkerhet passord personvern adgangskode | netöryggi lykilorð
digital_inclusion: utanförskap it-hjälp delaktighet datorhjälp it-support digitalcoach surfa | digital inclusion computer | digituki digitaalinen tietokone | digital utenforskap datahjelp datahjælp | stafræn tölva
property: fastighet fastigheter fastighetsskötare vaktmästare byggnad byggnader hus* | building property facility caretaker | kiinteistö rakennus talonmies | eiendom bygning vaktmester ejendom bygninger pedel | fasteign bygging húsvörður
cleaning: städa städning lokalvård städrobot rengöra rengöring lokalvårdare städ* | cleaning cleaner | siivous siivota | renhold rengjøring rengøring | þrif ræsting
vehicle: fordon bil* bilar lastbil maskin fordonsflotta | vehicle car truck | ajoneuvo auto | kjøretøy bil køretøj | bíll ökutæki
storage: förråd lager inventering inventarier materialförråd förvaring | storage inventory | varasto inventaario | lager inventar | geymsla
equality: jämställdhet jämlikhet diskriminering rättigheter hbtq likabehandling | equality discrimination gender | tasa-arvo syrjintä yhdenvertaisuus | likestilling diskriminering ligestilling | jafnrétti mismunun
accessibility: tillgänglighet tillgänglig tillgänglighetsanpassad ramp hinder | accessible accessibility | esteettömyys saavutettavuus | tilgjengelighet universell tilgængelighed | aðgengi
unsocial_hours: nattis kvällsöppet ob-tid obekväm skiftarbete skift | shift nights unsocial evening | vuorotyö ilta vuorohoito | skiftarbeid natt kveld skifteholdsarbejde aften | vaktavinna kvöld
"""

_MORE = """
reminder: påminnelse påminna påminn sms-påminnelse glömma glömt | reminder remind | muistutus muistuttaa | påminnelse påmindelse huske | áminning
home_delivery: hemsändning hemleverans matkasse matkassar leverans leverera varutransport matvaror handla | delivery groceries | kotiinkuljetus toimitus ruokaostokset | hjemlevering levering dagligvarer varer | heimsending
day_activity: dagverksamhet dagcenter daglig sysselsättning korttidsboende växelvård avlösning | daycentre respite | päivätoiminta lyhytaikaishoito | dagsenter dagtilbud avlastning | dagvist
phone_call: ringa samtal uppringning trygghetsringning telefonsamtal | call calling | soitto soittaa puhelu | ringe samtale opringning | símtal hringja
contact_centre: kontaktcenter växel kundtjänst kundcenter servicecenter reception | switchboard reception | asiakaspalvelu vaihde neuvonta | servicetorg kundesenter borgerservice resepsjon | þjónustuver
email: e-post mejl* mail* epost brev* postgång utskick | email mail letter | sähköposti kirje | e-post epost brev mail | tölvupóstur bréf
meeting: möte* möten sammanträde mötestid mötesfri konferens avstämning | meeting conference | kokous tapaaminen | møte møde | fundur
council: nämnd fullmäktige protokoll kallelse förtroendevald politiker partier ledamot | council committee minutes politician | valtuusto lautakunta pöytäkirja | kommunestyre utvalg byråd udvalg referat | bæjarstjórn nefnd
intranet: intranät webbplats hemsida webbsida portal webb* | intranet website portal | intranet verkkosivu sivusto | intranett nettside hjemmeside | vefur vefsíða
working_hours: arbetstid arbetstidsförkortning deltid heltid flextid övertid delade | hours overtime | työaika ylityö | arbeidstid heltid deltid arbejdstid overtid | vinnutími
break_rest: paus* rast* raster mikropaus vila* vilrum återhämtning sömn* | break rest sleep recovery | tauko lepo uni | pause hvile søvn | hvíld svefn
survey: enkät medarbetarenkät undersökning mäta nöjdhet betygsätta utvärdering | survey questionnaire feedback | kysely arviointi | undersøkelse spørreskjema undersøgelse måling | könnun
payment_card: swish kontanter kontantfri betalkort kort* | cash card payment | kortti käteinen | kort kontant betaling | kort reiðufé
shade_heat: värmebölja hetta skugga solskydd svalka kyla* | heatwave heat shade cooling | helle varjo viilennys | hetebølge skygge hedebølge kjøling | hiti skuggi
drinking_fountain: vattenfontän drickfontän vattenpost kranvatten vattenflaska vattenautomat | fountain tapwater | juomapiste vesipiste | drikkefontene vannpost drikkefontæne | vatnspóstur
dog_park: hundrastgård hundpark hundgård rasthage hundägare hundbajs | dogpark | koirapuisto | hundepark hundelufting hundeskov | hundagerði
barbecue: grill* grillplats eldstad rastplats vindskydd | barbecue campfire shelter | grilli nuotiopaikka laavu | grill bålplass leirplass bålplads shelter | eldstæði
outdoor_games: discgolf frisbeegolf boule* padel minigolf schack boulebana | petanque chess padel | frisbeegolf petankki shakki | frisbeegolf petanque sjakk skak | frisbígolf
dock_boat: brygga bryggor båt* båtplats hamn* flytväst livboj | jetty boat harbour lifejacket | laituri vene satama pelastusliivi | brygge båt havn redningsvest bro båd | bryggja bátur höfn
sauna: bastu* | sauna | sauna | badstue sauna | gufubað
ski_trail: skidspår längdskidor skidspårsstatus spårstatus pulka* pulkabacke slalom | ski trail track sledge | latu hiihto pulkkamäki | løype skiløype akebakke skispor | skíðaspor
lake_wetland: sjö* sjöar våtmark vattendrag fiske* fisk* å-rensning | lake wetland fishing river | järvi kosteikko kalastus joki | innsjø våtmark fiske sø vådområde fiskeri | vatn votlendi veiði
pests: råtta råttor skadedjur fågel fåglar gäss mås* kaja kajor mygg | rat pest bird geese gull | rotta tuholainen lintu | rotte skadedyr fugl gås | rotta fugl
cemetery: kyrkogård begravning gravsten | cemetery burial | hautausmaa | kirkegård gravplass | kirkjugarður
market_square: torg* torghandel foodtruck uteservering marknad stadskärna centrum | square market | tori toreilla keskusta | torg marked sentrum torv | torg markaður miðbær
event: evenemang festival arrangemang firande invigning midsommar julmarknad | event festival | tapahtuma festivaali juhla | arrangement festival feiring | viðburður hátíð
christmas: jul* julgran julbelysning advent | christmas | joulu | jul* julegran juletræ | jól
film: film* filma bio* biograf filmer | film cinema movie | elokuva filmi | film kino biograf | kvikmynd bíó
audio_book: ljudbok ljudböcker e-bok podd podcast | audiobook podcast ebook | äänikirja podcast | lydbok podkast lydbog | hljóðbók
seed_library: frö* fröer fröbibliotek plantbyte växtbyte sticklingar | seed seeds plant | siemen siemenet taimi | frø planter | fræ
textile: textil textilier kläder klädbyte klädbibliotek tyg | textile clothes clothing | tekstiili vaatteet | tekstil klær tøj | textíl föt
building_material: byggmaterial byggåterbruk byggavfall byggdelar | materials | rakennusmateriaali rakennusjäte | byggematerialer byggeavfall | byggingarefni
chemicals_plastic: plast* kemikalier giftfri engångsartiklar engångsmaterial mikroplast | plastic chemical toxic disposable | muovi kemikaali kertakäyttö | plast kjemikalier engangs kemikalier | plast efni
deposit_bottle: pant* pantmaskin pantburk flaska flaskor burkar | deposit bottle can | pantti pullo tölkki | pant flaske | skilagjald flaska
furniture: möbel möbler stol* skrivbord kontorsmöbler inredning | furniture chair desk | huonekalu kaluste tuoli pöytä | møbel møbler stol kontormøbler | húsgögn stóll
radon: radon radonmätning | radon | radon | radon | radon
tobacco: rökning rökfri tobak* snus* vape* | smoking tobacco vape | tupakka savuton nuuska | røyking tobakk snus rygning tobak | reykingar tóbak
menstruation: mensskydd mens* bindor tamponger | menstrual period tampon | kuukautis kuukautissuoja | mens menstruasjon bind menstruation | tíðavörur
dental: tandvård munhälsa tänder tandborstning tand* | dental oral teeth | hammas suun | tannhelse tenner tandpleje tænder | tannheilsa
weight_diet: övervikt fetma matvanor kostvanor hälsosam | obesity diet | ylipaino ruokavalio | overvekt kosthold overvægt | offita mataræði
walking_bus: vandrande skolväg skolvägar gå-till-skolan skolväg | walkingbus | koulumatka kävelybussi | gåbuss skolevei skolevej gåbus | skólaleið
helmet_reflector: hjälm cykelhjälm reflex* reflexer | helmet reflector | kypärä heijastin | hjelm refleks hjelm | hjálmur endurskin
moped: moped* a-traktor epa* epatraktor | moped | mopo mopoauto | moped traktor | skellinaðra
student_council: elevråd ungdomsråd ungdomsfullmäktige elevinflytande barnkonventionen | youthcouncil | oppilaskunta nuorisovaltuusto | elevråd ungdomsråd | ungmennaráð
grading: betyg* bedömning prov* nationella omdöme | grade grading assessment exam | arvosana arviointi koe | karakter vurdering prøve | einkunn próf
learning_platform: lärplattform läromedel dator* datorer chromebook läromedlen | platform textbook laptop | oppimisalusta oppimateriaali tietokone | læringsplattform læremidler | námsefni
culture_school: kulturskola musikskola dans* orkester | dance orchestra | musiikkiopisto tanssi | kulturskole musikkskole dans musikskole | tónlistarskóli dans
three_d_print: 3d-skrivare 3d-utskrift 3d-print skrivare utskrift | printing printer | tulostus tulostin | printer utskrift | prentun
trip_travel: tjänsteresa tjänsteresor resor* flyg* resepolicy tåg* | travel flight train | matka matkustus lento juna | reise tjenestereise fly tog rejse | ferð flug
wood_heating: ved* vedeldning pellets flis* panna | firewood pellets | polttopuu pelletti hake | ved fyring pellets brænde | eldiviður
water_reserve: skyddsrum reservvatten nödvatten hemberedskap krislåda | shelter emergency | väestönsuoja varavesi kotivara | tilfluktsrom nødvann egenberedskap beskyttelsesrum | neyðarvatn
police_guard: polis* ordningsvakt trygghetsvärd väktare vakt* fältare fältassistent | police guard | poliisi vartija järjestyksenvalvoja | politi vakt vekter vagt | lögregla vörður
burglary: inbrott stöld* stölder stulen larmad | burglary theft | murto varkaus | innbrudd tyveri indbrud | innbrot þjófnaður
snow_help: snöskottning skotta snöhjälp | shovel shovelling | lumityöt lapio | snømåking måke snerydning | snjómokstur
loan_car_child: barnvagn bilbarnstol babylåda babypaket | pram stroller baby | vaunut vauva äitiyspakkaus | barnevogn babypakke | barnavagn
parent_support: föräldrastöd föräldraskap föräldrakurs föräldrautbildning | parenting | vanhemmuus perhevalmennus | foreldreveiledning forældrekursus | foreldrafræðsla
senior_expert: pensionerad pensionerade erfarenhet erfarna kunskapsöverföring efterträdare | retired retiree experience | eläköitynyt kokemus | pensjonert erfaring pensioneret | reynsla
job_rotation: jobbrotation arbetsrotation jobbyte auskultera utbytestjänst skugga | rotation swap shadowing | työkierto | jobbrotasjon hospitering jobrotation | starfsskipti
gift_volunteer: julklapp insamling skänka gåva* donation | gift donation collect | lahja keräys lahjoitus | gave innsamling donasjon indsamling | gjöf söfnun
church_space: tomt* lekställe ödetomt markyta ödehus rivning | vacant lot derelict | tontti autio | tomt ledig grund | lóð
rent_machine: maskinring maskinpark redskap* släpvagn* släpkärra lånesläp | trailer machinery | peräkärry kone | tilhenger maskin trailer | kerra
statistics_forecast: prognos prognoser befolkningsprognos analys analysera förutse | forecast analysis predict | ennuste analyysi | prognose analyse | spá greining
quality_control: avvikelse avvikelsehantering kvalitet egenkontroll inspektion tillsynsbesök | deviation quality inspection | poikkeama laatu tarkastus | avvik kvalitet tilsyn afvigelse | frávik gæði
food_inspection: livsmedelskontroll livsmedelstillsyn restaurang serveringstillstånd | restaurant foodsafety | elintarvike ravintola | serveringsbevilling restaurant mattilsyn | veitingastaður
chatting_companion: samtalsvän brevvän läxkompis väntjänst besöksvän vän* vänfamilj vänskap | friend befriending penpal | ystävä ystäväpalvelu | besøksvenn venn besøgsven | vinur
music_therapy: sång* sjunga allsång musikterapi sångstund | singing sing choir | laulu yhteislaulu | sang allsang synge | söngur
laundry: tvätt* tvättstuga tvättmaskin tvätteri | laundry washing | pyykki pyykinpesu | vaskeri klesvask vask | þvottur
kitchen: kök* tillagningskök kock* laga matlagning | kitchen cook cooking | keittiö kokki ruoanlaitto | kjøkken kokk køkken kok | eldhús kokkur
menu_choice: meny matsedel önskemat valfri maträtt | menu dish | ruokalista | meny menu | matseðill
coffee: kaffe* fika* kafé café | coffee cafe | kahvi kahvila | kaffe kafe café | kaffi
"""


def _concepts() -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in (_CARE + _SCHOOL + _PLACE + _OFFICE + _MORE + EVERYDAY).split("\n"):
        if not line:
            continue
        name, _, columns = line.partition(":")
        glosses = table.setdefault(name, {})
        for languages, column in zip(_LANGUAGES, columns.split("|"), strict=True):
            for language in languages:
                glosses[language] = tuple(dict.fromkeys((*glosses.get(language, ()), *column.split())))
    return table


CONCEPTS: Mapping[str, Mapping[str, tuple[str, ...]]] = _concepts()

ABBREVIATIONS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "ÅVC": "återvinningscentral",
        "ÅVS": "återvinningsstation",
        "GC-väg": "gång- och cykelväg",
        "GC-bana": "gång- och cykelbana",
        "GC-stråk": "gång- och cykelstråk",
        "GC": "gång cykel",
        "HLR": "hjärt-lungräddning hlr",
        "RPA": "robotiserad processautomation rpa",
        "AI": "artificiell intelligens ai",
        "VR": "virtuell verklighet vr",
        "AR": "förstärkt verklighet",
        "IoT": "sakernas internet uppkopplade sensorer iot",
        "SFI": "svenska för invandrare sfi",
        "säbo": "särskilt boende äldreboende",
        "särskilt boende": "särskilt boende äldreboende",
        "vård- och omsorgsboende": "vårdboende äldreboende",
        "HSL": "hälso- och sjukvård",
        "HSV": "hemsjukvård",
        "SSK": "sjuksköterska",
        "USK": "undersköterska",
        "SYV": "studie- och yrkesvägledare",
        "APL": "arbetsplatsförlagt lärande praktik",
        "PRAO": "praktik arbetslivsorientering prao",
        "NPF": "neuropsykiatrisk funktionsnedsättning npf",
        "IFO": "individ- och familjeomsorg socialtjänst",
        "LSS": "funktionsnedsättning lss",
        "BVC": "barnavårdscentral",
        "BUP": "barnpsykiatri",
        "VA": "vatten avlopp",
        "VA-nät": "vattenledningsnät",
        "FTX": "ventilation värmeåtervinning",
        "BIM": "byggnadsinformationsmodell",
        "GIS": "geografiskt informationssystem karta gis",
        "KPI": "nyckeltal",
        "IT": "informationsteknik",
        "IKT": "informationsteknik",
        "HR": "personal",
        "KS": "kommunstyrelsen",
        "KF": "kommunfullmäktige",
        "FUB": "förening för barn och unga med utvecklingsstörning",
        "KOMVUX": "vuxenutbildning komvux",
        "OSA": "organisatorisk och social arbetsmiljö",
        "APT": "arbetsplatsträff",
        "OB": "obekväm arbetstid",
        "OB-tid": "obekväm arbetstid",
        "MC": "motorcykel",
        "e-tjänst": "etjänst",
        "e-tjänster": "etjänst",
        "e-legitimation": "elegitimation",
        "tv": "television",
        "QR": "qr-kod",
        "FN": "förenta nationerna",
        "second hand": "secondhand",
        "first responder": "sms-livräddare",
        "sms": "textmeddelande sms",
        "p-plats": "parkeringsplats",
        "p-hus": "parkeringshus",
        "p-skiva": "parkeringsskiva",
        "dygnet runt": "dygnetruntöppet",
        "virtual reality": "virtuell verklighet vr",
        "machine learning": "maskininlärning",
        "öppna data": "öppen data",
        "digital tvilling": "digital tvilling stadsmodell",
        "ekonomiskt bistånd": "försörjningsstöd",
    },
    "en": {
        "AI": "artificial intelligence ai",
        "VR": "virtual reality vr",
        "CPR": "cpr resuscitation",
        "IoT": "sensor iot",
    },
    "fi": {"AI": "tekoäly", "VR": "virtuaalitodellisuus vr"},
    "no": {"KI": "kunstig intelligens ki", "VR": "virtuell virkelighet vr", "HLR": "hjertelungeredning"},
    "da": {"AI": "kunstig intelligens ai", "VR": "virtuel virkelighed vr"},
    "is": {},
}

LEXICON = Lexicon(ABBREVIATIONS, CONCEPTS)
