# ruff: noqa: E501 - a table reads by its lines
"""How people say it: everyday words for what municipal work has terms for, and concepts of everyday life.

Staff write "nattkamera" and a daughter "ingen ska behöva väckas"; an official writes "avfallskärl" and a neighbour
"soptunnan". Lines read as in `concepts`; a name that stands there too gains these words.
"""

from __future__ import annotations

_HOME_AND_CARE = """
elderly: gammal gamla gamle mormor morfar farmor farfar åldras åttioåring pensionärer kvarboende | old aged grandmother elder | mummo vaari vanha | gammel gamle bestemor | gamall amma afi
nursing_home: vårdhem gruppboende | ward carehome | osasto hoitokoti | avdeling afdeling avdelingen | deild hjúkrunarheimilið
home_care: hemtjänstpersonal brukare brukaren omsorgstagare hemsjukvården hemmaboende patrull nattpatrull undersköterska biträde | home carer caregiver | kotihoidon asiakas hoitaja koti | hjemmeplejen hjemmehjelp bruker hjem | heima
dementia: glömsk förvirrad vandrar vilse minnessjuk oro orolig lugnar | confused forgetful wander | eksyy | glemsk forvirret | minnisglöp
fall: ramlar ramlat trillar trilla trillat snubbla omkull | falls fell stumble floor | lattia | faller falt gulv snuble | dettur gólf
medicine: doser dosera dosering dospåse dospåsar ordination signeringslista apotek | pills dose dispenser pharmacy | lääkeannostelija apteekki | medisindispenser piller dosering apotek | lyfjaskammtari
supervision: väcka väckas väcks väcker rundor runda koll uppsikt | check wake waking round | herättää tarkistaa katsoa | vekke våkne vækkes opsyn | vekja
sleep: sova sover sömn sömnen somna vaken vakna nattsömn insomna | sleep asleep awake | nukkua uni hereillä | sove søvn sovn | svefn sofa
incontinence: inkontinensskydd blöjor våt blöjbyte urin | nappy pad pads wet | vaipat märkä | bleier bleer våd | bleyja
nutrition: äter ätit aptit mat mellanmål portion portioner maten middag lunch servera serverar laga | eat eating food dinner lunch portion appetite | ruoka syödä annos lounas | mat spise mad middag lunsj portion | matur borða
thirst: dricka dricker törst törstig vätska vätskeintag uttorkning mugg vattenglas vätskebalans | drink fluid thirst hydration cup | juoda neste jano | drikke væske tørst kopp krus | drekka vökvi
wheelchair: rullstolsburen rullstolar gåramp permobil | wheelchairs | pyörätuolilla | rullestolbruker | hjólastóll
loneliness: sällskap träffa träffas umgänge kompis kompisar prata pratar samtalssällskap bortglömd | company companionship talk meet | seura juttuseura tavata | selskap snakke snak treffe | félagsskapur spjalla
relative: dotter son döttrar barnbarn familjen makar anhöriga närmaste | daughter son family relatives | tytär poika lähiomainen | datter sønn familie søn | dóttir sonur ættingjar
music_therapy: låtar melodi spellista visor gitarr | song playlist melody | laulut soittolista | låt sanger viser | lög lagalisti
reminiscence: förr ungdomstid barndom fotoalbum berätta berättar berättelser historier livshistoria | story stories childhood past | tarinat menneisyys kertoa | historie fortelle fortælle barndom | sögur segja
disability: rörelsehinder rörelsehindrad nedsättning särskilda behov intellektuell utvecklingsstörning gruppbostad boendestöd | impairment intellectual | kehitysvamma | utviklingshemmet udviklingshæmmet | þroskahömlun
picture_support: bildschema bildstöd symboler piktogram tecken bildkommunikation dagsschema | pictogram pictures symbols | kuvat kuvatuki kuvakommunikaatio | piktogram bilder billeder symboler | myndir tákn
mental_health: må mår dåligt deppig ledsen kurator psykolog elevhälsa samtalsstöd oroar terapi | sad counsellor psychologist therapy | kuraattori psykologi terapia | kurator psykolog helsesykepleier terapi | ráðgjafi sálfræðingur
anonymous: anonym anonymt okänd namnlös hemlig hemligt sekretess | anonymous secret confidential | nimetön anonyymi salainen | anonym hemmelig | nafnlaus
addiction: droger berusad nykter knark spelberoende öl vin | drugs sober | huumeet | rusmiddel stoffer | vímu
violence: slår slagen misshandlad kvinnojour utsatt skyddat utpressning rånad | assault victim abused | pahoinpitely uhri | mishandling offer voldsutsatt | ofbeldið
social_benefit: ekonomiskt bidrag socialhjälp normberäkning återansökan fattig fattiga | money poor grant | raha tuki köyhä | penger stønad penge ydelse fattig | peningar styrkur
debt: skulder skuldsatt räkningar inkasso kronofogden skuldfälla vräkning vräkt obetald hyresskuld | bills eviction arrears | velat perintä häätö ulosotto | inkasso regninger utkastelse kravl | skuld vanskil
homelessness: sovplats natthärbärge bostadslöshet | shelter | asunnottomuus | husløs hjemløse bostedsløse |
foster_care: jourfamilj stödfamilj placerad placering familjehemsplacering fosterbarn fosterhem | fosterhome placement | sijoitus perhehoito | fosterforeldre plejebarn plejefamilier | fósturheimili
staff_scheduling: scheman schemat arbetsschema önskeschema önska turschema dygnsvila bemanna fördela grundbemanning | roster shifts rota | vuorot vuorolista toivoa | vakt vakter turnuser vagter vagtplaner ønske | vaktaplan
substitute: vikarier vikarien inhoppare timanställd pool reserv ersättare ersätta sjukanmäla sjukanmälan sjuk springvikarie | temps cover standin | sijaiset varahenkilö | vikarer reserve | afleysingafólk
documentation: journalen journaler dokumenterar anteckna anteckningar | write writing journal | kirjata muistiinpanot kirjoittaa | skrive notat journalføring notater | skrifa dagbók
speech_to_text: prata tala talar muntlig muntligt inläsning transkribera transkribering uppläst röststyrning lyssna lyssnar inspelning | speak talk listen transcribe recording | puhua kuunnella nauhoitus | snakke lytte diktere opptak | tala hlusta
lock_and_key: nycklar nycklarna dörr dörren dörrar låser låset låst öppna öppnar låssystem nyckelknippa nyckelskåpet porten portkod kodlås | door keys open unlock | ovi avaimet avata lukita | dør døren nøkler nøgler låse nøgleskab nøkkelskap | hurð dyr lyklar opna
gps_tracking: gps positionering spåra spåras spårning position positionslarm klocka vilse lokalisera rymmer | gps tracking locate tracker watch | paikannus gps paikantaa kello | gps sporing posisjon klokke ur | gps staðsetning
"""

_SCHOOL_AND_LEISURE = """
school: skolan skolans lektion lektionen lektioner klassrum klassen rast skoldag årskurs åk gymnasiet högstadiet mellanstadiet lågstadiet rektorn | classroom lesson lessons grade | luokka koulun oppitunti | klasserom time skoledag klasse skolen | kennslustund bekkur skólinn
preschool: dagisbarn förskolan hämtning pedagoger småbarn | toddlers | päiväkodin eskari | barnehagen børnehaven vuggestue | leikskólanum
pupil: eleverna skolungdom tonåringar sexor nior studenter studerande klasskamrat kamrater ungarna | kids students classmates | oppilaat opiskelijat | elever elevene eleverne skoleelever |
parents: pappan mamman vårdnadshavaren föräldern hemmen päron | mum dad | äiti isä vanhempi | mor far forældrene foreldrene | mamma pabbi
school_attendance: frånvaroanmälan sjukanmälan sjukanmäler borta skolkar frånvarande närvarande incheckning | absentees sick | poissa | syk syg fremmøte | fjarvera veikur
homework: läxor läxan plugga pluggar studiecoach studieteknik hjälplärare räknestuga mattehjälp | study studying tutor | läksy opiskella | lekser lektier | heimavinna
bullying: mobbas mobbad trakasseri elak elaka utstött utfryst kränkt | bullied mean | kiusattu | mobbet mobbe | strítt
breakfast: gröt smörgås macka hungriga hungrig morgonmål frukosten | porridge sandwich hungry | puuro nälkäinen voileipä | grøt sulten brødskive grød | hafragrautur svangur
school_meal: kantin bamba skolmåltider matbespisning maträtter tallrik tallriken tallrikar bricka | plate dining meals | lautanen ruokasali | tallerken kantinen | diskur
food_waste: slänger slängs slänga mat soporna rester resterna tallrik överblivna överskott kastas väga våg vågen hunk spill | leftovers throw thrown scrap scale | heittää pois tähde roskiin ylijäämä vaaka | kaste kaster rester overskud matrester vekt vægt overskudsmad | henda afgangar vigt
surplus_sale: överskottsmat matlåda matlådor lunchlåda överblivet billigt reducerat rabatt halva priset säljas sälja säljs | surplus discount cheap sell lunchbox | ylijäämäruoka alennus myydä halpa | overskudd rabatt billig selge sælge | afsláttur selja ódýrt
eating_forecast: ätande portioner gäster matgäster förutse förutsäga prognos uppskatta | diners guests predict forecast | ruokailijat ennuste | spisende gjester prognose | spá
phone_ban: telefonen telefonerna mobilerna mobilen mobilskåp telefonfack telefonfri skärmfri pling inlåst | phones screen locker | kännykät puhelinparkki | mobiltelefoner mobilparkering mobiler | símar símafrí
menstruation: tampong mensen intimhygien toaletten | pads tampons periods | tamponi kuukautiset side | tamponger menstruasjonen | blæðingar túrtappar
walking_bus: skolan gåtåg skolvägen föräldravandring följeslagare bilkaos skjutsa skjutsar | walk school dropoff | kouluun kävellen saattoliikenne | gå følge | ganga skóla
school_transport: skolskjuts skolbuss skolbussen skolbussar skolskjutsen skolskjutsar skoltaxi upphämtning | schoolbus | koulukyyti koulubussi koulukuljetus koulutaksi | skoleskyss skolebuss skolebus | skólabíll skólaakstur
real_time: realtid position försenad försening följa följ ankomst beräknad live | realtime live delayed late arrival track | reaaliaika myöhässä sijainti seurata | sanntid forsinket følge ankomst live forsinkelse realtid | rauntíma seinkun staðsetning
learning_platform: läroböcker lärobok läromedlet lektionsmaterial uppgifter arbetsblad övningar delade lektionsplaneringar planeringar material lärresurser | materials worksheets exercises textbooks | oppimateriaalit tehtävät materiaali | læremiddel undervisningsmateriale opplegg materiale | kennsluefni
sharing_bank: bank gemensam gemensamt gemensamma dela delar delas delad utbyte utbyta samla samlad samlade | shared common exchange pool | jakaa yhteinen | felles fælles dele deling | sameiginlegur deila
children_clothes: klädbytarhylla klädbyte urvuxna urvuxen växer overaller overall barnkläder byteshylla storlek storlekar vantar galonbyxor regnkläder | outgrown clothes swap | vaatteet pieneksi vaatevaihto | klær bytte vokst tøj byttehylde | föt skipti
lending_library: lånar lånas hyr låneskåp lånekort verktyg borrmaskin symaskin tält prylar saker grejer redskap utrusta | borrowing drill tent tools things items | lainaan työkalu porakone teltta tavarat | låner verktøy redskaper boremaskine værktøj ting | verkfæri hlutir lánar
sports_equipment: skridsko pjäxor hjälmar pulkor bollar slalomskidor friluftsdag skiddag idrottsgrejer skidutrustning | skiing helmets balls sledges | luistin suksi pallo kypärät | skipåm baller | boltar
try_activities: provapå fritidsaktivitet fritidsaktiviteter fritidsintresse hobby kostnadsfritt gratis avgiftsfri | free activities hobby taster | kokeilla harrastus ilmainen | gratis fritidsaktivitet fritid | prófa frítt tómstundir
swimming: badet simmar badar doppa simlektioner badtemp vattentemperatur vattentemperaturen grader | water temperature | uida vesi lämpötila | bade badetemperatur vanntemperatur | hitastig synda
temperature: temperatur temperaturen grader varmt kallt värme kyla termometer frysa fryser svalt | temperature degrees warm cold heat thermometer | lämpötila aste lämmin kylmä | temperatur grader varm kald kold varme | hitastig gráður heitt kalt
youth: ungdomsgård ungdomsmottagning tonår ungas killar tjejer | teen teens | teini | ungdommer tenåringer | unglingur
library: biblioteket bibblan låntagare lånekort bokhylla läser hylla bokleverans bibliotekarie bibliotekarien | librarian bookshelf | kirjastokortti kirjastonhoitaja | bibliotekar biblioteket | bókavörður safnið
book_delivery: hemleverans bokleverans boken hemkörning bokbud bära | delivery | kotipalvelu kirja | bøker hjem bogen levering bokbuss | heimsending bóka
self_service_hours: meröppet meröppen obemannat öppettider öppettid stängt stängd stänger självservice självbetjäning dygnetruntöppet | opening hours unstaffed selfservice closed evenings | omatoimi aukiolo suljettu itsepalvelu | meråpent åpningstider stengt selvbetjent åbningstid lukket selvbetjening ubemannet | opnunartími lokað sjálfsafgreiðsla
digital_inclusion: surfplattan datorn knappar inlogg bankid krånglar lära internet nätet digitalt digitala hänga mobilhjälp datorkunskap förstår | computers skills learn | tietokoneet netti opastus | digitalhjelp nett data it-hjælp computeren | tölvur netið
event_calendar: kalender evenemangskalender kalendarium händer helgen aktiviteter tips affischer anslagstavla händelser datum program arrangörer arrangör | calendar happening events weekend | kalenteri tapahtumat viikonloppu | kalender skjer helg arrangementer sker begivenheder | dagatal viðburðir helgi
premises: salar salen gymnastiksal gymnastiksalen aula aulan bygdegård lokalerna rum hyra nyttja kvällstid outnyttjad outnyttjade tomt | hall halls unused empty evenings | sali tyhjä iltaisin käyttö | gymsal sal tomme kveld aften | salur tómt kvöld
culture: skådespel pjäs dansföreställning scen konstnärer målare målningar tavlor museet | stage play painting artists | näytelmä esitys maalaus | scene maleri forestilling | málverk svið
integration_language: språkkompis språkvän språkfadder lära språket samtal konversation övar öva modersmålet hemspråk yrkesspråk | conversation speak practice buddy | kieliystävä puhua harjoitella | språkvenn øve samtale sprogven norsk dansk | tungumálavinur æfa
vocational_language: yrkessfi yrkesspår bristyrke bristyrken undersköterskeutbildning yrkesord kockutbildning yrkesinriktad | vocational occupation trade | ammatti ammattikieli | yrkesrettet fagspråk erhvervsrettet | starfstengt
newcomer: nyanlända utländsk utlandsfödd flytt flyktingar asyl uppehållstillstånd invandrade hemland somaliska arabiska | arrived refugees foreign | pakolaiset maahan | nyankomne flyktninger innvandrere flygtninge | nýkomnir flóttamenn
interpreter: tolken tolkar tolka skärmtolk distanstolk telefontolk förstår översätt översätter | interpreting interpreters translator | tulkkaus tulkin etätulkkaus | tolking tolken skjermtolk tolkning oversætter | túlkun þýðandi
mentor: mentorer mentorprogram coacha coach handleda handledning adept erfaren erfarna bollplank rådgivare förebild guide | mentors coach adviser experienced | mentorit ohjaaja kokenut neuvonantaja | mentorer veileder erfaren rådgiver vejleder | leiðsögn ráðgjafi
"""

_STREETS_AND_NATURE = """
lighting: lampan lamporna ljuset lyser lyktorna lyktor lykta mörkt mörker mörka släckt släcka tänds tända dimma dimrar gatlykta gatljus ljuspunkter stolpar elljusspår | lamps dark lit streetlights dim | lamput pimeä valo himmentää | lyspunkt mørkt lyktestolper slukke tænde mørke lygter | myrkur dimma
demand_control: behovsstyrd behovsstyrning närvarostyrd närvaro rörelsesensor rörelsevakt rörelsedetektor | demand motion presence occupancy adaptive | tarpeenmukainen läsnäolo liike | behovsstyrt bevegelsessensor tilstedeværelse bevægelse behovsstyring | hreyfiskynjari þörf
energy_saving: elen elkostnad elräkningen värmen element uppvärmd drifttider driftoptimering inomhustemperatur kilowattimmar förbrukning effekttopp sänka sänker | kilowatt consumption bill | kulutus sähkölasku | oppvarming forbruk varmeforbrug opvarmning | rafmagnsreikningur hitun
ventilation: ventilation ventilationen fläkt fläktar luftbyte luftflöde vädra styrsystem närvarogivare driftkort | ventilation fan fans airflow | ilmanvaihto tuuletin | ventilasjon vifte udluftning | loftræsting vifta
solar: solpaneler solenergin tak solens solelsandelar andelsel andelar panel paneler sol | panels sun roof shares | paneelit katto osuus | paneler tak andeler sol | sólarsella þak
share_ownership: andel andelar andelsägd andelsförening delägare delägande investera kooperativ samägd | shares cooperative coown invest | osuuskunta osuudet sijoittaa | andeler andelslag medeier andelsforening medejer | hlutir samvinnufélag
drone: drönaren flyga flyger luften luftburen obemannad flygfarkost inspektera fågelperspektiv takbesiktning | flying aerial inspect | lentää ilmasta kuvata | fly luften inspeksjon flyve | fljúga
roof_inspection: taken hustak takbesiktning besiktiga besiktning ställning skylift stege inspektera inspektion | roofs ladder inspection scaffold | katto tarkastus tikkaat | takinspeksjon stige tag tagene | þak skoðun stigi
car_sharing: tjänstebilar poolbilar bilarna stilla parkerade privatbil delade bilar bil milersättning verksamhetsbilar bokas | cars | autot yhteisautot | biler firmabil tjenestebiler bilpark tjenestebil | bílar
ride_sharing: samåker samåkning åka lifta kollegor pendla pendlare pendling samåkningsapp mötesresor skjutsa | ride lift commute together | kimppakyyti työmatka | samkjøring skyss pendle samkørsel kørelejlighed | samflot samferða
bicycle: cykeln cykelställ cyklister cykelpump trampa trampar elcyklar elcykel cykelräknare cykelstråk | cyclists bikes pedal | pyörät pyöräilijä polkea | sykler syklister cykler cyklister | hjólreiðar
counting: räkna räknar räknare mätpunkt mätstation mätstolpe siffror barometer passager | count counter counting numbers | laskuri laskea luku | teller telle tælle tæller antall antal | teljari telja
bus: bussen bussar hållplatsen linje linjer busskort biljett kollektivtrafiken pendeltåg | buses ticket line | bussit lippu | bussen bussholdeplass billett busser | strætisvagn
route_planning: körsträckor resväg resvägar körtid körordning ordning planera sträcka kortaste vägen kör kors tvärs onödig körning besöksordning mil | drive driving distance shortest miles | ajaa ajoreitti kilometri ajoaika | kjøre kjørerute kjøretid køre køretid kilometer rækkefølge | akstur keyra
winter_maintenance: plogat plogas plogar plogbilen snön snöar halt isigt sanda sandas saltar sandad sandbil snövall hal snöfall vinter | ploughed ploughing icy gritted snowplow | aurattu hiekoitettu liukas aura-auto | brøytet brøytebil glatte snøen sneplov sneryddet | mokað hált
pothole: grop hål hålen vägbana vägen sprickor spricka gatan vägarna körbanan ojämn ojämnheter guppigt lagas | potholes holes cracks bumpy | kuopat reiät halkeamat | sprekker veien huller revner | holur sprungur
road_temperature: vägtemperatur vägväder vägyta temperaturgivare frost halkvarning väglag halkan utryckning temperatur | frost roadweather slippery | tienpinta keli pakkanen | føreforhold veitemperatur glatføre vejtemperatur | hálkuviðvörun
fault_report: trasig trasigt sönder fel felet klaga klagomål rapporterar felanmäls anmäler tipsa tips foto fota fotografera bild kort skicka meddela säga avhjälpt åtgärdat | broken complain photo defect fix | rikki valokuva viallinen | ødelagt bilde feil melder foto klage fejl | bilað mynd kvarta
litter: papperskorgar papperskorgen soporna skräpigt skräpet soptunnan skräpkorgar glasspapper ölburkar överfull överfulla full fulla fullt svämmar | bins overflowing full | roskakorit täynnä | søppelkasser full fulle overfyldt skraldespand skraldespande | ruslafötur full
bin_emptying: töms tömma tömt tömmer tömning tömningen tunna tunnan tunnor kärl kärlet kärlen sopbil sopbilen sopbilar soptunnor | empty emptied emptying | tyhjentää tyhjennys astia jäteastia | tømme tømmes tømming dunk tømning skraldebil beholder | tæma losun tunna
waste_sorting: tipp tippen återvinn grovsopor grovavfall container containern containrar sortera sorterar förpackningar skräp slänga kasta deponi | skip landfill container dump | lava kaatopaikka lajitella | container søppel deponi fyllplass losseplads | gámur
mobile_recycling: rullande ambulerande farligt avfall insamling | mobile travelling roaming touring | kiertävä liikkuva keräys | mobil rullende kjører rundt omkringkørende | ferðast
unstaffed_access: obemannad obemannade obemannat kameror bommen öppettider körkort självservice | unstaffed gate barrier access | miehittämätön puomi | bom ubemannet ubetjent selvbetjent | ómannað hlið
reuse: begagnade loppisen tas tillvara rädda andrahand hittegods bytesrum byteshörna | rescue donate things | käytetty antaa tavaroita | brukte ting redde videre brugte | notað gefa
furniture: stolar bord borden skåp soffa skrivborden hyllor möblemang kontorsstolar inventarierna | chairs tables desks sofa shelves | tuolit pöydät sohva kaapit | stoler bord skap skriveborder borde skabe | borð stólar sófi
computers: datorer dator laptop laptops skärm skärmar bärbar bärbara hårddisk uttjänta itutrustning | laptop laptops computers | tietokoneet kannettava | bærbar pc datamaskin computere | fartölva tölvur
park: parker parken sitta vila gräsmatta gräsmattor gräs planteringar | benches sit lawn grass seat | penkit istua nurmikko | benker sitte plen gress bænke sidde græs græsplæne | bekkir sitja gras
mowing: klippa klipper klipps klippas klippning gräsklippare robotklippare gräsklippning gräset slå slås slåtter | mowing mower mow cut | leikata ruohonleikkuri | klippe gressklipper klipping slå klipper græsslåmaskine | slá sláttuvél
biodiversity: ängar blommor blommande humlor fjärilar bina prästkrage vildblommor blomma | flowers wildflowers butterflies | kukat kukkia perhonen | blomster blomstereng sommerfugler humle blomstrende | blóm fiðrildi
tree: träden trädet vattna vattnar trädfadder sköta adoptera planterade skugga lövträd grenar | trees watering adopt | puut kastella kastelu | trærne vanne træerne vande | vökva
adopt: adoptera adoption fadder faddrar fadderskap sköta grannar granne | adopt adoption neighbours care | kummi adoptoida naapuri | adoptere fadder naboer pleie faddere | ættleiða nágrannar
gardening: odlingar odlare odlingslådor pallkragar tomater potatis rabatt rabatter skörda kryddor plantor grönsaksland jord trädgårdar kolonilotter | vegetables tomatoes beds harvest grow | kasvattaa vihannekset peruna sato | poteter høste dyrker | rækta uppskera
play: lekplatser gunga gungor rutschkana klätterställning sandlåda lekredskap leker | swing slide playgrounds | keinu liukumäki leikkipuistot | lekeplasser huske sklie gynger | róla leikvellir
accessible_play: tillgänglig rullstolsgunga gummiasfalt rullstol barn inkluderande mjukt underlag | inclusive | esteetön | inkluderende | aðgengilegur
stormwater: regnet regnar dagvattnet översvämmad översvämmade källare källaröversvämning rännsten rinna rinner regnbäddar vattensamling infiltrera | rains cellar basement runoff soak | kellari sataa | kjeller regner kælder regnbede | kjallari rignir
leak: läckor läcker läcka vattenläckor rör röret rören ledning ledningar ledningsnät brandpost rörbrott | leaks pipe pipes burst leaking | vuodot putki putket putkirikko | lekkasjer rør ledning lækage brud | lekar rör
listening: lyssna lyssnar mikrofon mikrofoner akustisk akustiska ljud hör höra hörs ljudsensor | listen acoustic microphone sound hear | kuunnella mikrofoni akustinen | lytte akustisk mikrofon lyd høre | hlusta hljóðnemi hljóð
water_meter: vattenmätare mätaren mätarställning mätarställningar avläsning avläst avläsa avläses fjärravläsning fjärravlästa fjärravläst vattenförbrukningen | meter meters readings reading | mittari vesimittari etäluenta | vannmåler avlesning vandmåler aflæsning fjernaflæst | vatnsmælir aflestur
air_quality: luften luftmätning avgaser luftdata luftmätare damm partikelhalt andas partikel | exhaust dust breathe particles | pakokaasu pöly hengittää | eksos luftmåling støv udstødning | svifryk loft
citizen_science: medborgarforskning allmänheten själva hushåll villaägare mäter | citizen residents households volunteers science | kansalaistiede asukkaat | innbyggere folkeforskning borgerne husstander | íbúar
night_patrol: nattvandra nattvandrare promenera vuxenvandring vandrare patrullera | patrol adults walkers | partio aikuiset | natteravn natteravner voksne natteravne | foreldrarölt
map: kartan karttjänst lager kartbild ritad visa webbkarta | maps | kartalla | kartet kortet webkart | kortið
smiley_rating: smiley smileys betyg dekal kontrollresultat hygienbetyg livsmedelsinspektör | rating scores sticker | oiva hymynaama | smilefjes smiley karakter | broskall
food_inspection: restauranger pizzeria krog krogar livsmedelsinspektion livsmedelsinspektör kontrollresultat café | restaurants inspections hygiene | ravintolat tarkastukset | restauranter mattilsynet fødevarekontrol | veitingahús eftirlit
"""

_OFFICE_AND_TOWN = """
onboarding: nyanställda välkommen började nybörjare checklista anställd | newcomers starter welcome checklist | uudet työntekijät tervetuloa | nyansatte velkommen starte medarbeidere | nýir starfsmenn velkomin
exit_survey: avgångsenkät avgångssamtal avslutningssamtal slutar sluta slutat säger uppsägning lämnar | exit leaving resign quit leave | lähtökysely irtisanoutua lähtevä | sluttsamtale slutter fratrædelse opsigelse sluttundersøkelse | hættir starfslok
manager: chefen cheferna chefskap ledarna ledarnivå chefsstöd ledarutveckling gruppchef | bosses boss leaders | pomo päällikkö esimiehet | sjefer lederne chefer | yfirmaður stjórnendur
peer_support: bolla bollplank kollega kollegor erfarenhetsutbyte stödja kollegialt diskutera | colleague colleagues peer advice | kollega neuvoa vertaistuki | kollega kolleger råd erfaringsutveksling sparring | samstarfsfólk ráð
job_rotation: byta hospitera jobbskugga skuggning bredvid praktisera arbetsplats auskultation | shadow jobshadow another | varjostaa toinen työpaikka | hospitere skygge bytte jobb følge | prufa annað starf
staff: personal personalen medarbetare medarbetaren anställda anställd arbetare arbetslag arbetsgrupp jobbar jobba | staff employees employee worker | henkilöstö työntekijä | ansatte personale medarbeider medarbejder | starfsmenn starfsfólk
login: inloggning inloggningar logga loggar inlogg användarnamn konto konton kontot sso tjänstekort | login logon account accounts signin single | kirjautuminen kirjautua tunnus | innlogging logge konto pålogging login | innskráning aðgangur
password: lösenord lösenordet glömt glömmer låst utlåst återställa återställning nollställa pinkod pin helpdesk supporten kontot | password reset forgot locked helpdesk | salasana unohtaa nollata lukittu | passord glemt tilbakestille adgangskode nulstille låst | lykilorð gleymt endurstilla
automation: robotisera automatiskt automatiserad automatiserade maskinellt självgående autonom manuellt manuell manuella knappa | automate robotic manual | automatisoida manuaalinen robotiikka | automatisert manuelt manuell | sjálfvirkt handvirkt
ai: ai-stöd ai-assistent språkmodeller gpt copilot chatgpt assistent maskin smart självlärande bildanalys bildigenkänning algoritmer | gpt model smart recognition | kielimalli älykäs tekoälyavustaja | språkmodell kunstig-intelligens assistent billedgenkendelse bildeanalyse sprogmodel | gervigreindin mállíkan
internal_assistant: sökmotor sökning söka söker rutiner riktlinjer policy styrdokument handbok | search find guidelines routines policy questions ask answers | haku etsiä ohjeet kysymys vastaus | søke finne rutiner retningslinjer spørsmål svar søge spørgsmål | leita finna reglur spurningar svör
chatbot: chatten chatta chattar svarar robotsvar självhjälp frågar frågor | chatting answers questions | chatti kysyä vastata | chatte svare spørsmål svarer | spjall
masking: maska maskning maskera maskas avidentifiera anonymisera sekretessgranska sekretessprövning svärta stryka överstrykning utlämnande personuppgifter personnummer handling handlingar lämna utlämning | redact redaction masking mask disclosure personal | peittää salassapito asiakirja henkilötiedot | sladde sladding innsyn anonymisere maskere aktindsigt | afmá yfirstrika persónuupplýsingar
invoice: fakturor fakturan kontera kontering konterar konto attest attestera bokföra bokföring ekonomiassistent verifikation leverantörsfaktura | invoices accounting bookkeeping posting | laskut tiliöinti kirjanpito | fakturaer kontering bokføring bogføring konto | bókhald reikningar
procurement: köper avtalet avtalsdatabas ramavtal leverantörer anbud upphandlingar beställa offert lou avtalen | buy buying agreement suppliers tenders bid | ostaa sopimukset toimittaja tarjous | kjøpe kjøp anbud avtaler rammeavtale købe aftaler leverandør | kaupa samningar birgjar
small_suppliers: företagare hantverkare småföretagare mikroföretag direktupphandling lots | small local tradesmen smaller | pienyritys paikallinen pienet | små lokale håndverkere småbedrifter mindre virksomheder | lítil fyrirtæki
business: företagen företaget butik butiker affär handlare etablera etablering nystartade egenföretagare | companies shop shops permits startups | kauppa yritykset luvat | butikk butikker bedrifter tillatelser virksomheder tilladelser | verslanir leyfi
single_entry: samlad ingång kontaktperson lots lotsa samordnad samordnar kontaktyta | contact onestop single coordinator | yhden luukun yhteyshenkilö | kontaktperson inngang én indgang | einn tengiliður
popup_shop: popup tillfällig tillfälliga korttidskontrakt butikslokal butikslokaler vakanta vakans skyltfönster tomma provbutik | popup temporary vacant storefront | tyhjä liiketila väliaikainen | midlertidig tomme butikklokaler midlertidige butikslokaler | tímabundið tómt verslunarrými
building_permit: bygga bygger altan attefall carport bygglovet bygglovshandläggare ritningar ritning tillbyggnad byggnadsnämnd byggregler | build building extension drawings | rakentaa luvan piirustus | bygge søknad tegninger byggetillatelse tilbygning byggeri | byggja teikningar
guide_wizard: guide guiden steg vägledning lathund instruktion instruktioner stegvis anvisning | guide wizard step instructions | opas ohje vaihe | veiviser steg veiledning trinn vejledning guide | leiðbeiningar skref
automatic_check: granska granskning granskar kontrollera kontroll kontrollerar kontrolleras avslag automatgranskning komplett kompletta komplettera kompletteringar saknas ofullständig förhandsgranskning | check incomplete review missing validate | tarkistus puutteellinen täydentää | sjekke kontroll mangler ufullstendig komplett tjekke mangelfuld | athuga vantar ófullnægjandi
planning: byggs ritas planförslag stadsmodell kvarter områdets planerat granskning samrådsmöte | plans neighbourhood district | kaavaehdotus alue kortteli | planforslag område bydel høring planer | skipulagstillaga hverfi
vr: glasögonen simulera simulering simulerad virtuellt låtsas headsetet hologram | simulate simulation goggles | simulaatio harjoitella | simulere simulering virtuelt | hermir gleraugu
contact_centre: samtalet samtalen kön telefonkö växeln linjen väntar vänta väntemusik uppringd ringer telefon ring svarar | waiting line phone hold calls | jonottaa puhelin puhelut odottaa | telefonkø vente ringer opkald ventemusik | bíða síminn hringt
callback: ring ringer ringa uppringd återuppringning | callback call back | takaisinsoitto soittaa takaisin | ring tilbake tilbakeringing opkald | hringja baka
case_status: ärenden ärendet status följa beslutet ansökan pågår handläggs inloggad | status progress follow application | tila hakemus seurata | status søknad følge sag ansøgning | staða umsókn fylgjast
plain_language: begripligt förstå förstår obegriplig svåra ord krångligt krånglig språk myndighetsspråk byråkratspråk byråkratiska svårläst texter texten brevet breven förenkla förenklar tydlig tydliga | understand simple difficult jargon letters text | ymmärtää helppo vaikea kirje teksti | forstå forståelig vanskelig tekst enkelt brev svært letforståelig | skilja einfalt bréf texti
citizen_dialogue: bestämma bestämmer röstar budgeten invånarna invånare påverka | decide residents voting influence budget | päättää asukkaat vaikuttaa budjetti | bestemme innbyggerne stemme borgere budsjett | ákveða íbúarnir kjósa
voting: val valet valdag valdagen rösta röstar förtidsrösta förtidsröstning röstmottagare röstlokal vallokal valsedel rösträkning rösträkna valnämnd valarbetare | election vote polling ballot voter early voting | vaali äänestää äänestyspaikka ennakkoäänestys vaalit | valg forhåndsstemme stemme valglokale brevstemme valgtilforordnet | kosningar kjörstaður utankjörfundar
reminder: påminner påminnelser glömmer glömde sms notis avisera aviserar | forget notification text before | ilmoitus tekstiviesti unohtaa | minner påminner glemmer varsel sms beskjed husker | minna gleyma skilaboð
alarm: larmar larmet signal signalerar blinkar ropar tjuter varnar | alarms signal alerts | hälyttää signaali | varsler signal alarmer | vekjari merki
sensor: sensorn mäter känner mäts digital mätningar uppkopplad uppkopplade uppkopplat smarta smart nivåer | smart connected measures senses | älykäs mittaa | smart smarte tilkoblet målinger | snjall mæla
app: telefonen mobilen telefon mobil nedladdning notiser | phone mobile | puhelin mobiili | mobilen telefonen | síminn snjallsími
e_service: nätet webben digitalt digital hemsidan hemsida online självservice papper pappersblankett webb | online web paper digital | verkko netissä paperi sähköisesti | nettet online papir digitalt | vefnum rafrænt pappír
crisis: strömmen avbrott krig samlingsplats samlingspunkt reservaggregat nödläge mörklagt värmestuga krisen vattenbrist | war power generator shelter | sota sähkö varavoima kokoontumispaikka | krig strømmen aggregat samlingssted nødstrøm | stríð rafmagn rafstöð
fire_safety: brandman brandmän räddningstjänst räddningstjänsten rökvarnare släckare eld elda brinner hembesök brinna spis spisvakt | firefighters smoke extinguisher stove rescue | palomies palovaroitin sammutin pelastuslaitos | brannvesen røykvarsler brannslukker brandvæsen røgalarm | slökkvilið reykskynjari
home_visit: hembesök hembesöken besöka besöker knacka hemma dörrknackning besök besöket uppsökande | visit visits visiting | kotikäynti käynti vierailu | hjemmebesøk besøke besøg hjemmebesøg | heimsókn
first_aid: hjärta hjärtat hjärtstarter hjärtlarm stannar starta grannar hjälpen lunga | heart rescue save aid | sydän ensiapu | hjerte førstehjelp hjertet førstehjælp | hjarta skyndihjálp
safety: osäkert rädd rädda otryggt tryggare ensamma otrygga brott kväll | unsafe afraid crime | pelko turvaton rikos | utrygg redd utryg bange | óöruggur hræddur
cleaning: städar skurmaskin dammsuga städpersonal golvvård smuts smutsig smutsigt skura | dirty vacuum floors | likainen imuri | vaske skitten støvsuge snavset | skítugt ryksuga
volunteer: frivillig frivilliga volontär volontärer ideellt eldsjäl eldsjälar väntjänst hjälper förening föreningen | volunteers voluntary | vapaaehtoiset | frivillige frivillighet | sjálfboðaliðar
elevator_access: hiss hissar trapp trappor trappa ledstång ramper tröskel trösklar | lift stairs elevator | hissi portaat | heis trapper trapp elevator | lyfta stigar
photo_image: bild bilder foto foton fotografera fotografi bildbank kamerabild | photo photos picture image | kuva valokuva | bilde foto fotografi billede | mynd ljósmynd
screen_display: skärm skärmar display displayer tavla bildskärm infotavla digital skylt | screen display monitor | näyttö ruutu | skjerm display skærm tavle | skjár
free_of_charge: gratis avgiftsfri avgiftsfritt kostnadsfri kostnadsfria kostar ingenting fri | free charge | ilmainen maksuton | gratis kostnadsfri | ókeypis
weekend_evening: kväll kvällen kvällar kvällstid helg helgen helger lördag söndag stängning | evening weekend saturday sunday | ilta viikonloppu lauantai sunnuntai | kveld helg lørdag søndag aften weekend | kvöld helgi
"""

_WORK_AND_LIFE = """
continuity: kontinuitet personalkontinuitet ansikte ansikten kontaktman | continuity familiar faces | tuttu hoitaja pysyvyys | kontinuitet kjente ansikter kendte | samfella
wound_photo: sår sårvård omläggning hudläkare hudbild | wound dressing | haava haavanhoito | sår sårbehandling | sár sáragræðsla
remote_care: distansvård vårdbesök läkarbesök provtagning blodtryck egenmonitorering hemmonitorering | telehealth monitoring bloodpressure | etähoito etäseuranta verenpaine | fjernoppfølging hjemmemonitorering blodtrykk | fjarvöktun blóðþrýstingur
hospital_discharge: utskrivning utskriven hemgång hemgångsteam sjukhus sjukhuset slutenvård | hospital discharge | sairaala kotiutus | sykehus utskrivning sygehus udskrivning | sjúkrahús útskrift
pairing: matcha matchas matchning matchar para ihop parar koppla kopplar kopplas | match matching pair | yhdistää pari | koble kobler matche matching | para tengja
activity: aktiviteter underhållning sysselsätta pyssel bingo gymnastik sittgymnastik dans | activities entertainment bingo | toiminta viihde jumppa | aktiviteter underholdning gymnastikk | afþreying leikfimi
film_screening: filmvisning projektor interaktivt ljusprojektor golvspel tovertafel | projector interactive | projektori | projektor interaktiv | skjávarpi
meal_choice: välja väljer valfrihet förbeställa beställer förval rätter rätt maträtten | choose choice preorder | valita valinta | velge valg forhåndsbestille vælge | velja val
allergy: allergi allergier allergisk specialkost gluten laktos | allergy allergies gluten | allergia erityisruokavalio | allergi spesialkost | ofnæmi sérfæði
wellness: friskvård friskvårdsbidrag motionera stegtävling massage välmåenden hälsoprofil | wellness fitness steps | hyvinvointi kunto askeleet | trim velvære sundhedsfremme skritt | vellíðan heilsuefling
salary_expense: lön löner lönespecifikation reseräkning kvitto kvitton utlägg traktamente milersättning | salary payslip expenses receipt | palkka kuitti matkalasku | lønn kvittering reiseregning løn udlæg | laun kvittun
certificate: intyg tjänstgöringsintyg anställningsbevis betygskopia registerutdrag | certificate certificates | todistus | attest bevis | vottorð
time_reporting: tidrapport tidrapportering stämpla stämpling flexsaldo tidredovisning | timesheet clocking | työaikakirjaus leimaus | timeliste stempling tidsregistrering | tímaskráning
feedback: beröm ros ris uppskattning tacka återkoppling feedback | praise feedback thank | palaute kiitos | ros tilbakemelding feedback | hrós endurgjöf
competence_register: kompetens kompetenser kompetensregister kompetensbank kunnig expertis talang | skills competence expertise talent | osaaminen taidot | kompetanse ferdigheter kompetence | færni hæfni
language_requirement: språktest språknivå språkombud svenskkunskaper yrkesspråk språkutvecklande | languagetest proficiency | kielitaito | språktest språknivå | tungumálapróf
document_handling: dokument dokumenten skanna skanning inskannad pdf arkivera fil filer mapp mappar dokumenthantering | document documents scan files folder | asiakirjat skannata tiedosto kansio | dokument dokumenter skanne filer mappe | skjal skjöl skanna
digital_post: brevlåda kivra digitalpost myndighetspost porto kuvert pappersbrev | mailbox envelope postage | postilaatikko kirjekuori | digipost postkasse konvolutt eboks | pósthólf umslag
duplicate_entry: dubbelregistrering dubbelarbete dubbelt knappar matar klipper klistrar överföring integration systemen | duplicate doubleentry copy paste | kaksinkertainen kopioida | dobbeltarbeid dobbeltregistrering taste | tvíverknaður
helpdesk: helpdesk support it-support servicedesk ärendesystem felmeddelande | helpdesk support servicedesk | tukipalvelu mikrotuki | brukerstøtte helpdesk | tækniaðstoð
printing: skriva skrivare skrivarna papper utskrifter kopiera kopiator kopieringspapper | printer print paper | tulostin paperi | skriver papir udskrive printer | prentari pappír
grants: bidrag bidragen stipendium stipendier fonder eu-medel projektmedel utlysning stöd söka pengar | grants funding scholarship | avustus apuraha rahoitus | tilskudd støtte stipend tilskud midler | styrkur styrkir
fees: taxa taxor avgifter avgiften kostnad kostnader pris priser prislista | fee fees tariff price cost | maksu hinta taksa | gebyr pris kostnad takst | gjald verð
payout: utbetalning utbetalningen utbetala swishar återbetalning | payout refund | maksaminen palautus | utbetaling refusjon udbetaling | útborgun
transparency: insyn öppenhet offentlighet offentlighetsprincipen diariet offentlig | transparency public disclosure | avoimuus julkisuus | innsyn åpenhet offentlighet | gagnsæi
noise_measure: bullermätning decibel ljudmätare högljudd oljud ljudvakt | decibel loud | desibeli meluisa | desibel høylytt | hávær
concentration: koncentrera koncentration studiero arbetsro lugn ro lugnt skärmvägg | concentrate calm quiet | keskittyminen rauha | konsentrasjon ro rolig | einbeiting ró
pupil_health: elevhälsan skolsköterska skolkurator skolpsykolog elevhälsoteam | nurse schoolhealth | terveydenhoitaja | helsesykepleier skolehelse sundhedsplejerske | skólahjúkrun
peer_tutoring: elevcoach äldre elever läxkompisar faddrar faddersystem studiekompis | tutor peers | tukioppilas | medelever faddere | jafningja
sex_health: kondom preventivmedel ungdomsmottagning sexualundervisning | contraception condom | ehkäisy seksuaali | prevensjon kondom | getnaðarvarnir
movement_break: rörelsepaus rörelseband rörelse pulshöjande puls hoppa springa springer | movement pulse run | liikkuminen syke juosta | bevegelse puls løpe bevægelse | hreyfing hlaupa
schoolyard: skolgård skolgården skolgårdar gård gården uteplats klotterplank | schoolyard | koulupiha piha | skolegård | skólalóð
camp: läger kollo sommarkoloni dagläger | camp camps | leiri | leir lejr | búðir
family_centre: familjecentral öppen babycafé föräldragrupp nyblivna | babycafe | perhekeskus | familiesenter familiehus | fjölskyldumiðstöð
museum_guide: audioguide ljudguide guidning guidad rundtur qr-kod qr skylt skyltar informationsskylt berättande | audioguide tour qr sign | opastus kierros qr | lydguide omvisning skilt rundvisning | hljóðleiðsögn skilti
trail: led leder stig stigar vandra vandringsleden motionsspår elljusspår spår spåret | trail path hiking | polku reitti vaellus | sti løype tursti vandresti | göngustígur slóð
boat_nature: kajak kanot friluft fågeltorn naturreservat natur naturen strövområde | kayak nature reserve | luonto kanootti | natur kajakk friluftsliv | náttúra
outdoor_gym: utegym träningsredskap hinderbana gympass utomhusgym | outdoorgym workout | ulkokuntosali | treningspark utetrening | útiæfingatæki
escooter: elsparkcykel elsparkcyklar sparkcykel felparkerade hyrcyklar | scooter scooters | sähköpotkulauta | elsparkesykkel løbehjul | rafskúta
crossing: övergångsställen skolväg zebra trafikljus rödljus farthinder bula hastighetsdämpande chikan | crossing crosswalk zebra signal | suojatie liikennevalo hidaste | gangfelt fartshump fodgængerfelt | gangbraut
signage: skylt skyltar skyltning vägvisning hänvisning vägskylt | sign signs signage wayfinding | kyltti opasteet | skilt skilting skiltning | skilti merkingar
roadworks: vägarbete vägarbeten avstängd avstängning grävning gräva gräver schakt omledning trafikstörning | roadworks dig digging closure | tietyö kaivaa | veiarbeid graving gravearbeid vejarbejde | vegavinna grafa
bus_shelter: väntkur vindskydd busskurer kur hållplatser regnskydd | shelter shelters | katos pysäkkikatos | leskur læskur | biðskýli
vacant_land: ödetomter tomter tomt tomten mark marken markanvisning villatomt byggklar | plot plots land | tontit tontti maa | tomter grunde grund | lóðir
energy_advice: energirådgivning energirådgivare isolering fönster tilläggsisolera värmepump | insulation heatpump advice | eristys lämpöpumppu | isolering varmepumpe | einangrun varmadæla
water_saving: snålspola snålspolande vattensnål vattenbesparing droppar kran kranar | tap taps saving | hana säästö | kran spare vannsparing | krani
wood_smoke: rök röken vedeldar sotare sotning skorsten | smoke chimney sweep | savu nuohooja | røyk feier pipe | reykur
charging_post: laddare ladda laddar eluttag motorvärmare | charger chargers plug | latauspistoke | lader ladere opladning | hleðsla
event_equipment: scen scener festtält ljudanläggning högtalare partytält | stage tent loudspeaker | lava teltta kaiutin | scene telt høyttaler | svið tjald
citizen_office: medborgarkontoret medborgarservice disken receptionen luckan fysiskt | desk counter | neuvontapiste | servicetorget skranke borgerservice | afgreiðsla
language_support: flerspråkig modersmål språkstöd hemspråk arabiska finska somaliska persiska ukrainska | multilingual mothertongue | monikielinen äidinkieli | flerspråklig morsmål modersmål | fjöltyngi móðurmál
origin: utrikes ursprung kultur traditioner hemlandets | origin roots | kulttuuritausta | opprinnelse | uppruni
crime_youth: kriminalitet gäng brottslighet rekryteras socialsekreterarna fältgrupp avhoppare | gang gangs crime | jengi rikollisuus | gjeng kriminalitet bande | glæpir gengi
separation: skilsmässa separerade separation vårdnadstvist umgänge föräldrasamtal | divorce separated custody | avioero huoltajuus | skilsmisse samlivsbrudd | skilnaður
housing_queue: bostadskö bostadskön hyresavtal hyra hyran kontrakt lägenheter vräkningshotad förturer | lease contract waitinglist | asuntojono vuokrasopimus | boligkø leiekontrakt lejekontrakt | húsnæðisbið leigusamningur
lost_found: hittegods upphittat borttappat tappat glömda förlorade kvarglömda | lost found | löytötavarat kadonnut | hittegods glemte tapt | óskilamunir
sandbox: sandlåda sandhink sandhinkar halkskydd broddar isdubbar | grit bucket | hiekka-astia nastat | strøkasse brodder grus | sandur broddar
heatwave_check: värmebölja värmeböljor fläktar solskydd markis markiser svalka | awning fans | viifa markiisi | markise skygge solafskærmning | skuggatjald
reserve_power: elverk generator generatorer batteri batterier batterilager reservkraftverk | generator battery | generaattori akku | generator batteri | rafall rafhlaða
volunteers_crisis: frivilliga resursgrupp frg hemvärn civilförsvar evakuering | civildefence evacuation | väestönsuojelu evakuointi | sivilforsvar evakuering civilforsvar | almannavarnir
fall_training: balans balansträning styrketräning balansgrupp stabilitet | balance strength | tasapaino voima | balanse styrketrening | jafnvægi styrkur
showering_robot: duschstol duschtoalett tvättoalett spoltoalett | showerchair | suihkutuoli | dusjstol spyletoalett | sturtustóll
updates: veckobrev fotoflöde kommunicera uppdatering uppdateringar informeras anhörigportal | updates weekly | viikkokirje viestintä | ukebrev oppdatering | vikubréf
tv_call: bildsamtal videosamtal skype teams videobesök skärmbesök | videocall teams | videopuhelu | videosamtale skjermbesøk skærmbesøg | myndsamtal
purchasing_food: varor kassar matinköp affären affärer butik butiken handlar livsmedelsbutik | shopping shop supermarket | kauppa ostokset | handle dagligvarebutikk indkøb | búð innkaup
hand_tools: verktyg hammare såg borr slagborr stege maskiner släp | hammer drill saw trailer | työkalut pora | verktøy drill tilhenger | verkfæri
toys_books: pussel sällskapsspel brädspel leksakerna byggklossar | puzzle boardgame toys | palapeli lautapeli | puslespill brettspill brætspil | púsl borðspil
clothing_exchange: byta bytet bytas klädbytardag klädbytardagar bytardag garderob plagg | swapping clothes garments | vaihtaa vaatteita | bytte klær tøj klesbytte | skipta fötum
sewing_repair: sy syr sömnad symaskin symaskiner nål laga kläder lappa | sew sewing mend | ommella ompelukone | sy symaskin | sauma saumavél
bike_repair: cykelverkstad cykelreparation cykelfixare mekar meka punktering kedja pump | bikerepair puncture workshop | pyöräkorjaamo | sykkelverksted cykelværksted | hjólaviðgerð
"""

EVERYDAY = _HOME_AND_CARE + _SCHOOL_AND_LEISURE + _STREETS_AND_NATURE + _OFFICE_AND_TOWN + _WORK_AND_LIFE
