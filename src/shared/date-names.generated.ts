// Made by scripts/generate-date-names.mjs from Intl (ICU 78.2, CLDR 48.0); change the script, not this file.
// Folded: lower case, without accents of Latin, Greek and Cyrillic letters, without dots and blanks.

/** `name month`, or `name month:languages month:languages` where languages differ; the commonest first. */
export const monthNames: string =
  'abe 12|abendua 12|abenduaren 12|abr 4|abrell 4|abriil 4|abril 4|abu 8|abuztua 8|abuztuaren 8|afi 4|afirilu 4|' +
  'ag 8|aga 8|agasti 8|ago 8|agost 8|agosti 8|agosto 8|ags 8|agt 8|agu 8|agust 8|agusta 8|agustos 8|agustus 8|' +
  'aib 4|aibrean 4|aout 8|api 4|apirila 4|apirilaren 4|apr 4|aprel 4|april 4|aprila 4|aprile 4|aprili 4|aprilie 4|' +
  'aprilis 4|aprill 4|ara 12|aralik 12|aug 8|august 8|augusta 8|augusti 8|augusts 8|augustus 8|augusztus 8|avg 8|' +
  'avgust 8|avq 8|avqust 8|avr 4|avril 4|awg 8|awgust 8|awst 8|aww 8|awwissu 8|aza 11|azaroa 11|azaroaren 11|' +
  'balandis 4|balandzio 4|beal 5|bealtaine 5|birzelio 6|birzelis 6|bre 3|brezen 3|brezna 3|cerven 6|cervence 7|' +
  'cervenec 7|cervna 6|chw 2|chwef 2|chwefror 2|cvc 7|cvn 6|cze 6|czerwca 6|czerwiec 6|dabr 4|dabril 4|dag 8|' +
  'dagost 8|dec 12|decembar 12|december 12|decembra 12|decembre 12|decembrie 12|decembris 12|decembro 12|dedes 12|' +
  'dedesembre 12|defebr 2|defebrer 2|degen 1|degener 1|deireadhfomhair 10|dejul 7|dejuliol 7|dejuny 6|dek 12|' +
  'dekabr 12|demaig 5|demarc 3|denov 11|denovembre 11|des 12|desemba 12|desember 12|desembre 12|deset 9|' +
  'desetembre 9|dets 12|detsember 12|dez 12|dezember 12|dezembro 12|dfomh 10|dhj 12|dhjetor 12|dic 12|dicembre 12|' +
  'dicembru 12|diciembre 12|dis 12|disamba 12|diseembar 12|disemba 12|disember 12|disyembre 12|doct 10|doctubre 10|' +
  'dub 4|duben 4|dubna 4|ean 1|eanair 1|ebr 4|ebrill 4|eka 6|ekaina 6|ekainaren 6|eki 10|ekim 10|elo 8|elokuu 8|' +
  'elokuuta 8|ene 1|ener 1|enero 1|eph 4|ephreli 4|eyl 9|eylul 9|fab 2|faburairu 2|feabh 2|feabhra 2|feb 2|febbr 2|' +
  'febbraio 2|feber 2|febr 2|febraayo 2|febreiro 2|febrer 2|febrero 2|februar 2|februara 2|februari 2|februarie 2|' +
  'februaris 2|february 2|februwari 2|fev 2|fever 2|fevereiro 2|fevr 2|fevral 2|fevrier 2|few 2|fewral 2|fra 2|' +
  'frar 2|geguze 5|geguzes 5|gen 1|gener 1|genn 1|gennaio 1|giu 6|giugno 6|gor 7|gorff 7|gorffennaf 7|gru 12|' +
  'grudnia 12|grudzien 12|gruodis 12|gruodzio 12|gun 6|gunju 6|gush 8|gusht 8|haz 6|haziran 6|heina 7|heinakuu 7|' +
  'heinakuuta 7|helmi 2|helmikuu 2|helmikuuta 2|huhti 4|huhtikuu 4|huhtikuuta 4|hul 7|hulyo 7|hun 6|hunyo 6|hyd 10|' +
  'hydref 10|ian 1|ianuarie 1|ion 1|ionawr 1|ira 9|iraila 9|irailaren 9|iuil 7|iul 7|iulie 7|iun 6|iunie 6|iyl 7|' +
  'iyn 6|iyul 7|iyun 6|jaan 1|jaanuar 1|jaen 1|jan 1|janaayo 1|janairu 1|janar 1|janeiro 1|jannaayo 1|jannar 1|' +
  'janner 1|janu 1|januar 1|januara 1|januari 1|januarie 1|january 1|januwari 1|janv 1|janvaris 1|janvier 1|' +
  'joulu 12|joulukuu 12|joulukuuta 12|juil 7|juill 7|juillet 7|juin 6|jul 7|jula 7|julai 7|julayi 7|julho 7|juli 7|' +
  'julie 7|julij 7|julijs 7|julio 7|juliol 7|julius 7|july 7|jun 6|juna 6|june 6|junho 6|juni 6|junie 6|junij 6|' +
  'junijs 6|junio 6|junius 6|juny 6|juuli 7|juun 6|juuni 6|kas 11|kasim 11|kesa 6|kesakuu 6|kesakuuta 6|kol 8|' +
  'kolovoz 8|kolovoza 8|korr 7|korrik 7|kovas 3|kovo 3|kve 5|kveten 5|kvetna 5|kwi 4|kwiecien 4|kwietnia 4|' +
  'lapkricio 11|lapkritis 11|led 1|leden 1|ledna 1|liepa 7|liepos 7|lip 7:pl 6:hr|lipanj 6|lipca 7|lipiec 7|' +
  'lipnja 6|lis 11:pl,cs 10:hr|listopad 11:pl,cs 10:hr|listopada 11:pl 10:hr|listopadu 11|loka 10|lokakuu 10|' +
  'lokakuuta 10|lug 7|luglio 7|lul 7|lulju 7|lun 8|lunasa 8|lut 2|lutego 2|luty 2|luulyo 7|maalis 3|maaliskuu 3|' +
  'maaliskuuta 3|maarso 3|maart 3|maayo 5|mac 3|machi 3|mae 3|maer 3|maerz 3|mag 5|maggio 5|mai 5|maiatza 5|' +
  'maiatzaren 5|maig 5|maijs 5|maio 5|maj 5|maja 5|majus 5|mar 3|marc 3|marca 3|march 3|marcius 3|marco 3|marec 3|' +
  'maret 3|maris 3|marras 11|marraskuu 11|marraskuuta 11|mars 3|marso 3|mart 3|marta 3|martie 3|marts 3|martxoa 3|' +
  'martxoaren 3|marz 3|marzec 3|marzo 3|marzu 3|mas 3|mashi 3|maw 3|mawrth 3|may 5|mayis 5|mayo 5|mayu 5|' +
  'meanfomhair 9|medi 9|mee 5|meh 6|mehefin 6|mei 5|meith 6|meitheamh 6|mej 5|mejju 5|mey 5|meyi 5|mfomh 9|mrt 3|' +
  'mrz 3|nen 11|nentor 11|nis 4|nisan 4|nob 11|nobyembre 11|nof 11|noiembrie 11|noll 12|nollaig 12|noofeembar 11|' +
  'nop 11|nopember 11|nov 11|novemba 11|novembar 11|november 11|novembra 11|novembre 11|novembris 11|novembro 11|' +
  'novembru 11|noviembre 11|noy 11|noyabr 11|nuw 11|nuwamba 11|oca 1|ocak 1|oct 10|october 10|octobre 10|' +
  'octombrie 10|octubre 10|ogo 8|ogos 8|ogosto 8|ogs 8|okt 10|oktabr 10|okthoba 10|oktoba 10|oktobar 10|oktober 10|' +
  'oktobra 10|oktobris 10|oktoobar 10|oktoober 10|oktubre 10|oktyabr 10|ots 2|otsaila 2|otsailaren 2|ott 10|' +
  'ottobre 10|ottubru 10|out 10|outubro 10|ozu 3|ozujak 3|ozujka 3|paz 10|pazdz 10|pazdziernik 10|pazdziernika 10|' +
  'peb 2|pebrero 2|pebruari 2|pri 4|prill 4|pro 12|prosinac 12|prosinca 12|prosince 12|prosinec 12|qer 6|qershor 6|' +
  'rhag 12|rhagfyr 12|rij 10|rijen 10|rijna 10|rugpjucio 8|rugpjutis 8|rugsejis 9|rugsejo 9|ruj 9|rujan 9|rujna 9|' +
  'samh 11|samhain 11|sat 9|satumba 9|sausio 1|sausis 1|seb 9|sebteembar 9|sebtembar 9|sen 9|sentabr 9|sentyabr 9|' +
  'sep 9|sept 9|septemba 9|septembar 9|september 9|septembra 9|septembre 9|septembrie 9|septembris 9|septhemba 9|' +
  'septiembre 9|set 9|setembre 9|setembro 9|setiembre 9|sett 9|settembre 9|settembru 9|setyembre 9|shk 2|shkurt 2|' +
  'sht 9|shtator 9|sie 8|sierpien 8|sierpnia 8|sij 1|sijecanj 1|sijecnja 1|spalio 10|spalis 10|srp 8:cs 7:hr|' +
  'srpanj 7|srpen 8|srpna 8|srpnja 7|stu 11|studeni 11|studenoga 11|sty 1|stycz 1|styczen 1|stycznia 1|sub 2|' +
  'subat 2|svi 5|svibanj 5|svibnja 5|syys 9|syyskuu 9|syyskuuta 9|szept 9|szeptember 9|tach 11|tachwedd 11|tammi 1|' +
  'tammikuu 1|tammikuuta 1|tem 7|temmuz 7|tet 10|tetor 10|touko 5|toukokuu 5|toukokuuta 5|tra 4|travanj 4|' +
  'travnja 4|uno 2|unor 2|unora 2|urr 10|urria 10|urriaren 10|urt 1|urtarrila 1|urtarrilaren 1|uzt 7|uztaila 7|' +
  'uztailaren 7|vasario 2|vasaris 2|veebr 2|veebruar 2|velj 2|veljaca 2|veljace 2|wrz 9|wrzes 9|wrzesien 9|' +
  'wrzesnia 9|xan 1|xaneiro 1|xul 7|xullo 7|xuno 6|yan 1|yanvar 1|yanwar 1|yul 7|yuli 7|yun 6|yuni 6|zar 9|zari 9|' +
  'απρ 4|απριλιοσ 4|απριλιου 4|αυγ 8|αυγουστοσ 8|αυγουστου 8|δεκ 12|δεκεμβριοσ 12|δεκεμβριου 12|ιαν 1|ιανουαριοσ 1|' +
  'ιανουαριου 1|ιουλ 7|ιουλιοσ 7|ιουλιου 7|ιουν 6|ιουνιοσ 6|ιουνιου 6|μαι 5|μαιοσ 5|μαιου 5|μαρ 3|μαρτιοσ 3|' +
  'μαρτιου 3|νοε 11|νοεμβριοσ 11|νοεμβριου 11|οκτ 10|οκτωβριοσ 10|οκτωβριου 10|σεπ 9|σεπτεμβριοσ 9|σεπτεμβριου 9|' +
  'φεβ 2|φεβρουαριοσ 2|φεβρουαριου 2|авг 8|август 8|августа 8|апр 4|апрел 4|апрель 4|апреля 4|април 4|' +
  'аравдугаарсар 10|аравдугаарсарын 10|арваннэгдүгээрсар 11|арваннэгдүгээрсарын 11|арванхоердугаарсар 12|' +
  'арванхоердугаарсарын 12|ақп 2|ақпан 2|бер 3|березень 3|березня 3|вер 9|верасень 9|верасня 9|вересень 9|' +
  'вересня 9|груд 12|грудень 12|грудня 12|гуравдугаарсар 3|гуравдугаарсарын 3|дек 12|декабр 12|декабрь 12|' +
  'декабря 12|декември 12|дец 12|децембар 12|долоодугаарсар 7|долоодугаарсарын 7|дөрөвдүгээрсар 4|' +
  'дөрөвдүгээрсарын 4|есдүгээрсар 9|есдүгээрсарын 9|жел 12|желтоқсан 12|жні 8|жнівень 8|жніуня 8|жовт 10|' +
  'жовтень 10|жовтня 10|зургаадугаарсар 6|зургаадугаарсарын 6|июл 7|июль 7|июля 7|июн 6|июнь 6|июня 6|кас 10|' +
  'кастрычнік 10|кастрычніка 10|квіт 4|квітень 4|квітня 4|кра 4|красавік 4|красавіка 4|лип 7|липень 7|липня 7|' +
  'лист 11|листопад 11|листопада 11|лют 2|лютага 2|лютии 2|лютого 2|люты 2|ліп 7|ліпень 7|ліпеня 7|ліс 11|' +
  'лістапад 11|лістапада 11|маи 5|мам 5|мамыр 5|мар 3|март 3|марта 3|мау 6|маусым 6|мая 5|мај 5|наимдугаарсар 8|' +
  'наимдугаарсарын 8|нау 3|наурыз 3|нов 11|новембар 11|ное 11|ноември 11|ноя 11|нояб 11|ноябр 11|ноябрь 11|' +
  'ноября 11|нэгдүгээрсар 1|нэгдүгээрсарын 1|окт 10|октобар 10|октомври 10|октябр 10|октябрь 10|октября 10|сак 3|' +
  'сакавік 3|сакавіка 3|сен 9|сент 9|сентябр 9|сентябрь 9|сентября 9|сеп 9|септембар 9|септември 9|серп 8|' +
  'серпень 8|серпня 8|сне 12|снежань 12|снежня 12|сту 1|студзень 1|студзеня 1|січ 1|січень 1|січня 1|сәу 4|сәуір 4|' +
  'тавдугаарсар 5|тавдугаарсарын 5|там 8|тамыз 8|трав 5|травень 5|травня 5|феб 2|фебруар 2|фев 2|февр 2|феврал 2|' +
  'февраль 2|февраля 2|февруари 2|хоердугаарсар 2|хоердугаарсарын 2|черв 6|червень 6|червня 6|чэр 6|чэрвень 6|' +
  'чэрвеня 6|шіл 7|шілде 7|юли 7|юни 6|янв 1|январ 1|январь 1|января 1|януари 1|јан 1|јануар 1|јануари 1|јул 7|' +
  'јули 7|јун 6|јуни 6|қаз 10|қазан 10|қар 11|қараша 11|қаң 1|қаңтар 1|қыр 9|қыркүиек 9|ապր 4|ապրիլ 4|ապրիլի 4|' +
  'դեկ 12|դեկտեմբեր 12|դեկտեմբերի 12|հլս 7|հնս 6|հնվ 1|հոկ 10|հոկտեմբեր 10|հոկտեմբերի 10|հուլիս 7|հուլիսի 7|' +
  'հունիս 6|հունիսի 6|հունվար 1|հունվարի 1|մայիս 5|մայիսի 5|մարտ 3|մարտի 3|մյս 5|մրտ 3|նոյ 11|նոյեմբեր 11|' +
  'նոյեմբերի 11|սեպ 9|սեպտեմբեր 9|սեպտեմբերի 9|փետրվար 2|փետրվարի 2|փտվ 2|օգոստոս 8|օգոստոսի 8|օգս 8|אוג 8|' +
  'אוגוסט 8|אוק 10|אוקטובר 10|אפר 4|אפריל 4|דצמ 12|דצמבר 12|יולי 7|יוני 6|ינו 1|ינואר 1|מאי 5|מרץ 3|נוב 11|' +
  'נובמבר 11|ספט 9|ספטמבר 9|פבר 2|פברואר 2|آب 8|آذار 3|آوریل 4|أبريل 4|أغسطس 8|أفريل 4|أكتوبر 10|أوت 8|أيار 5|' +
  'أيلول 9|اوت 8|اپریل 4|اکتبر 10|اکتوبر 10|اګست 8|اگست 8|تشرينالأول 10|تشرينالثاني 11|تموز 7|جانفي 1|جنوري 1|' +
  'جنوری 1|جوان 6|جولائی 7|جولای 7|جون 6|جويلية 7|حزيران 6|دجنبر 12|دسامبر 12|دسمبر 12|ديسمبر 12|سبتمبر 9|ستمبر 9|' +
  'سپتامبر 9|سپتمبر 9|سېپتمبر 9|شباط 2|شتنبر 9|غشت 8|فبراير 2|فبروري 2|فروری 2|فوریه 2|فوریهٔ 2|فيفري 2|فېبروري 2|' +
  'كانونالأول 12|كانونالثاني 1|مئی 5|مارس 3|مارچ 3|ماي 5|مايو 5|مه 5|مهٔ 5|مۍ 5|نوامبر 11|نوفمبر 11|نومبر 11|' +
  'نونبر 11|نيسان 4|يناير 1|يوليو 7|يوليوز 7|يونيو 6|ژانویه 1|ژانویهٔ 1|ژوئن 6|ژوئیه 7|ژوئیهٔ 7|अक्टू 10|' +
  'अक्टूबर 10|अक्टोबर 10|अग 8|अगस्ट 8|अगस्त 8|अप्रिल 4|अप्रैल 4|एप्रि 4|एप्रिल 4|ऑक्टो 10|ऑक्टोबर 10|ऑग 8|ऑगस्ट 8|' +
  'जन 1|जनवरी 1|जाने 1|जानेवारी 1|जुन 6|जुल 7|जुलाई 7|जुलै 7|जून 6|डिसें 12|डिसेंबर 12|डिसेम्बर 12|दिस 12|' +
  'दिसंबर 12|नव 11|नवंबर 11|नोभेम्बर 11|नोव्हें 11|नोव्हेंबर 11|फ़र 2|फ़रवरी 2|फेब्रु 2|फेब्रुअरी 2|फेब्रुवारी 2|' +
  'मई 5|मार्च 3|मे 5|सप्टें 9|सप्टेंबर 9|सित 9|सितंबर 9|सेप्टेम्बर 9|অক্টো 10|অক্টোবর 10|অক্টোবৰ 10|আগ 8|আগষ্ট 8|' +
  'আগস্ট 8|এপ্রি 4|এপ্রিল 4|এপ্ৰিল 4|ছেপ্তে 9|ছেপ্তেম্বৰ 9|জানু 1|জানুয়ারি 1|জানুৱাৰী 1|জুন 6|জুল 7|জুলাই 7|' +
  'ডিচে 12|ডিচেম্বৰ 12|ডিসে 12|ডিসেম্বর 12|নভে 11|নভেম্বর 11|নৱে 11|নৱেম্বৰ 11|ফেব 2|ফেব্রুয়ারি 2|ফেব্ৰু 2|' +
  'ফেব্ৰুৱাৰী 2|মার্চ 3|মাৰ্চ 3|মে 5|সেপ 9|সেপ্ট 9|সেপ্টেম্বর 9|ਅਕਤੂ 10|ਅਕਤੂਬਰ 10|ਅਗ 8|ਅਗਸਤ 8|ਅਪ੍ਰੈ 4|ਅਪ੍ਰੈਲ 4|' +
  'ਜਨ 1|ਜਨਵਰੀ 1|ਜੁਲਾ 7|ਜੁਲਾਈ 7|ਜੂਨ 6|ਦਸੰ 12|ਦਸੰਬਰ 12|ਨਵੰ 11|ਨਵੰਬਰ 11|ਫ਼ਰ 2|ਫ਼ਰਵਰੀ 2|ਮਈ 5|ਮਾਰਚ 3|ਸਤੰ 9|ਸਤੰਬਰ 9|' +
  'એપ્રિલ 4|ઑક્ટો 10|ઑક્ટોબર 10|ઑગસ્ટ 8|જાન્યુ 1|જાન્યુઆરી 1|જુલાઈ 7|જૂન 6|ડિસે 12|ડિસેમ્બર 12|નવે 11|નવેમ્બર 11|' +
  'ફેબ્રુ 2|ફેબ્રુઆરી 2|માર્ચ 3|મે 5|સપ્ટે 9|સપ્ટેમ્બર 9|ଅକ୍ଟୋବର 10|ଅଗଷ୍ଟ 8|ଅପ୍ରେଲ 4|ଜାନୁଆରୀ 1|ଜୁନ 6|ଜୁଲାଇ 7|' +
  'ଡିସେମ୍ବର 12|ନଭେମ୍ବର 11|ଫେବୃଆରୀ 2|ମଇ 5|ମାର୍ଚ୍ଚ 3|ସେପ୍ଟେମ୍ବର 9|அக் 10|அக்டோபர் 10|ஆக 8|ஆகஸ்ட் 8|ஏப் 4|ஏப்ரல் 4|' +
  'செப் 9|செப்டம்பர் 9|ஜன 1|ஜனவரி 1|ஜூன் 6|ஜூலை 7|டிச 12|டிசம்பர் 12|நவ 11|நவம்பர் 11|பிப் 2|பிப்ரவரி 2|மார் 3|' +
  'மார்ச் 3|மே 5|అక్టో 10|అక్టోబర్ 10|ఆగ 8|ఆగస్టు 8|ఏప్రి 4|ఏప్రిల్ 4|జన 1|జనవరి 1|జులై 7|జూన్ 6|డిసెం 12|' +
  'డిసెంబర్ 12|నవం 11|నవంబర్ 11|ఫిబ్ర 2|ఫిబ్రవరి 2|మార్చి 3|మే 5|సెప్టెం 9|సెప్టెంబర్ 9|ಅಕ್ಟೋ 10|ಅಕ್ಟೋಬರ್ 10|ಆಗ 8|' +
  'ಆಗಸ್ಟ್ 8|ಏಪ್ರಿ 4|ಏಪ್ರಿಲ್ 4|ಜನ 1|ಜನವರಿ 1|ಜುಲೈ 7|ಜೂನ್ 6|ಡಿಸೆಂ 12|ಡಿಸೆಂಬರ್ 12|ನವೆಂ 11|ನವೆಂಬರ್ 11|ಫೆಬ್ರ 2|' +
  'ಫೆಬ್ರವರಿ 2|ಮಾರ್ಚ್ 3|ಮೇ 5|ಸೆಪ್ಟೆಂ 9|ಸೆಪ್ಟೆಂಬರ್ 9|ഏപ്രി 4|ഏപ്രിൽ 4|ഒക്ടോ 10|ഒക്ടോബർ 10|ഓഗ 8|ഓഗസ്റ്റ് 8|ജനു 1|' +
  'ജനുവരി 1|ജൂലൈ 7|ജൂൺ 6|ഡിസം 12|ഡിസംബർ 12|നവം 11|നവംബർ 11|ഫെബ്രു 2|ഫെബ്രുവരി 2|മാർ 3|മാർച്ച് 3|മേയ് 5|സെപ്റ്റം 9|' +
  'സെപ്റ്റംബർ 9|ඇසළ 7|ඉල් 11|උඳුවප් 12|දුරුතු 1|නවම් 2|නිකිණි 8|පොසොන් 6|බක් 4|බිනර 9|මැදින් 3|වප් 10|වෙසක් 5|กค 7|' +
  'กพ 2|กย 9|กรกฎาคม 7|กันยายน 9|กุมภาพันธ์ 2|ตค 10|ตุลาคม 10|ธค 12|ธันวาคม 12|พค 5|พย 11|พฤศจิกายน 11|พฤษภาคม 5|' +
  'มกราคม 1|มค 1|มิถุนายน 6|มิย 6|มีค 3|มีนาคม 3|สค 8|สิงหาคม 8|เมย 4|เมษายน 4|ກຍ 9|ກພ 2|ກລ 7|ກັນຍາ 9|ກຸມພາ 2|' +
  'ກໍລະກົດ 7|ຕລ 10|ຕຸລາ 10|ທວ 12|ທັນວາ 12|ພຈ 11|ພພ 5|ພະຈິກ 11|ພຶດສະພາ 5|ມກ 1|ມນ 3|ມສ 4|ມັງກອນ 1|ມິຖ 6|ມິຖຸນາ 6|' +
  'ມີນາ 3|ສຫ 8|ສິງຫາ 8|ເມສາ 4|စက် 9|စက်တင်ဘာ 9|ဇန် 1|ဇန်နဝါရီ 1|ဇူ 7|ဇူလိုင် 7|ဇွန် 6|ဒီ 12|ဒီဇင်ဘာ 12|နို 11|' +
  'နိုဝင်ဘာ 11|ဖေ 2|ဖေဖော်ဝါရီ 2|မတ် 3|မေ 5|အောက် 10|အောက်တိုဘာ 10|ဧ 4|ဧပြီ 4|ဩ 8|ဩဂုတ် 8|აგვ 8|აგვისტო 8|აპრ 4|' +
  'აპრილი 4|დეკ 12|დეკემბერი 12|თებ 2|თებერვალი 2|იან 1|იანვარი 1|ივლ 7|ივლისი 7|ივნ 6|ივნისი 6|მაი 5|მაისი 5|' +
  'მარ 3|მარტი 3|ნოე 11|ნოემბერი 11|ოქტ 10|ოქტომბერი 10|სექ 9|სექტემბერი 9|ማርች 3|ሜይ 5|ሴፕቴ 9|ሴፕቴምበር 9|ኖቬም 11|' +
  'ኖቬምበር 11|ኤፕሪ 4|ኤፕሪል 4|ኦክቶ 10|ኦክቶበር 10|ኦገስ 8|ኦገስት 8|ዲሴም 12|ዲሴምበር 12|ጁላይ 7|ጁን 6|ጃን 1|ጃንዋሪ 1|ፌብ 2|ፌብሩዋሪ 2|កក្កដា 7|' +
  'កញ្ញា 9|កុម្ភៈ 2|តុលា 10|ធ្នូ 12|មករា 1|មិថុនា 6|មីនា 3|មេសា 4|វិច្ឆិកា 11|សីហា 8|ឧសភា 5|一月 1|七月 7|三月 3|九月 9|' +
  '二月 2|五月 5|八月 8|六月 6|十一月 11|十二月 12|十月 10|四月 4';

/** `name calendar:month`. */
export const otherMonthNames: string =
  'aban persian:8|azar persian:9|bahman persian:11|dey persian:10|esfand persian:12|farvardin persian:1|' +
  'khordad persian:3|mehr persian:7|mordad persian:5|ordibehesht persian:2|shahrivar persian:6|tir persian:4|' +
  'آبان persian:8|آذر persian:9|اردیبهشت persian:2|اسفند persian:12|امرداد persian:5|بهمن persian:11|تله persian:7|' +
  'تیر persian:4|جمادىالآخرة islamic-umalqura:6|جمادىالأولى islamic-umalqura:5|جمادیالاول islamic-umalqura:5|' +
  'جمادیالاوّل islamic-umalqura:5|جمادیالثانی islamic-umalqura:6|جمادیالثّانی islamic-umalqura:6|خرداد persian:3|' +
  'دی persian:10|ذوالحجة islamic-umalqura:12|ذوالحجۃ islamic-umalqura:12|ذوالقعدة islamic-umalqura:11|' +
  'ذوالقعدۃ islamic-umalqura:11|ربيعالآخر islamic-umalqura:4|ربيعالأول islamic-umalqura:3|' +
  'ربیعالاول islamic-umalqura:3|ربیعالاوّل islamic-umalqura:3|ربیعالثانی islamic-umalqura:4|' +
  'ربیعالثّانی islamic-umalqura:4|رجب islamic-umalqura:7|رمضان islamic-umalqura:9|زمری persian:5|سلواغه persian:11|' +
  'شعبان islamic-umalqura:8|شهریور persian:6|شوال islamic-umalqura:10|صفر islamic-umalqura:2|غبرگولی persian:3|' +
  'غویی persian:2|فروردین persian:1|لړم persian:8|لیندۍ persian:9|محرم islamic-umalqura:1|مرداد persian:5|' +
  'مرغومی persian:10|مهر persian:7|وری persian:1|وږی persian:6|چنگاښ persian:4|کب persian:12';

/** Weekdays; of those of two words each word. */
export const weekdayNames: string =
  'ahad|ahd|al|alh|alhamis|alhamisi|an|ann|anna|antradienis|aoine|ar|arbaco|arbc|asa|asabar|asteartea|asteazkena|' +
  'astelehena|axad|axd|axsami|az|ba|bay|bazar|be|bil|biy|biyernes|ca|car|carsamba|carsenbe|cead|ceadaoin|cet|' +
  'cetrtek|ceturtd|ceturtdiena|cetvrtak|chor|chorshanba|chu|cmt|cn|cs|csutortok|ct|ctvrtek|cum|cuma|cumartesi|cumə|' +
  'czw|czwartek|cərsənbə|dc|de|dear|deardaoin|den|denschdeg|dg|di|die|diel|dienstag|dijous|dilluns|dim|dimanche|' +
  'dimarts|dimecres|dinsdag|dissabte|diumenge|divendres|dj|dl|do|dom|domenica|domh|domhnaigh|domingo|don|donderdag|' +
  'donnerstag|donneschdeg|ds|dt|dum|duminica|dus|dusenbe|dush|dushanba|dv|dydd|enj|enjte|erb|ertəsi|esmaspaev|fim|' +
  'fimmtudagur|fos|fostudagur|fr|fre|fredag|freideg|freitag|fri|friday|friggjadagur|gim|gio|giovedi|gwe|gwener|hai|' +
  'haoine|hen|hene|hetfo|hla|hos|hosdagur|huw|huwebes|iau|ig|igandea|ijumaa|il-gimgħa|il-ħadd|il-ħamis|is-sibt|isn|' +
  'isniin|isnin|isonto|it-tlieta|it-tnejn|jeu|jeudi|jimco|jmc|joi|jue|jueves|jum|juma|jumaat|jumamosi|jumanne|' +
  'jumapili|jumat|jumatano|jumatatu|jummaa|kam|kamis|ke|kedd|keskiviikko|ketvirtadienis|kha|khamiis|khamis|khms|' +
  'kolmapaev|kt|l-erbgħa|la|lah|lahadi|lar|laraba|larunbata|lau|lauantai|laugardagur|laupaev|laurdag|ley|' +
  'leygardagur|lin|linggo|lit|litinin|llun|lor|lordag|lr|luain|luan|lun|lundi|lunedi|lunes|luni|luns|lør|lørdag|ma|' +
  'maanantai|maandag|mairt|man|manadagur|mandag|manudagur|mar|mardi|marte|martedi|martes|marti|maw|mawrth|mei|' +
  'meindeg|mer|mercher|mercoledi|mercores|mercredi|merkure|met|mettwoch|mgq|mi|mie|miercoles|miercuri|mik|' +
  'mikudagur|min|minggu|mittwoch|miy|miyerkules|mið|miðvikudagur|mo|mon|monday|montag|mso|nam|ne|ned|nedela|nedele|' +
  'nedelja|nedjelja|neljapaev|nhat|niedz|niedziela|og|ons|onsdag|or|osteguna|ostirala|otrd|otrdiena|pa|patek|pay|' +
  'payshanba|paz|pazar|pazartesi|pe|pen|penktadienis|pensenbe|pentek|per|perjantai|persembe|pet|petak|petek|pi|' +
  'piatek|piatok|piektd|piektdiena|pirmadienis|pirmd|pirmdiena|pn|po|pon|pondeli|pondelok|ponedeljak|ponedeljek|' +
  'ponedjeljak|poniedziałek|pr|pre|premte|pt|puhapaev|pzt|qua|quarta|quarta-feira|qui|quinta|quinta-feira|rab|rabu|' +
  'reede|sa|sab|sabado|sabato|sabti|sabtu|sad|sadwrn|sal|sali|sam|sambata|samedi|samschdeg|samstag|sat|saterdag|' +
  'sath|sathairn|saturday|sau|sbti|seg|segunda|segunda-feira|sekmadienis|sel|selasa|sen|senbe|senin|sesh|seshanba|' +
  'sestadienis|sestd|sestdiena|sex|sexta|sexta-feira|shan|shanba|sht|shtune|sib|sin|sis|sisenbe|sk|so|sob|sobota|' +
  'son|sondag|sonndeg|sonntag|sr|sre|sreda|sri|srijeda|sroda|st|streda|stvrtok|su|sub|subota|sul|sun|sunday|' +
  'sunnudagur|sunnuntai|svetd|svetdiena|sze|szerda|szo|szombat|søn|søndag|sənbə|tal|talaado|talata|teisipaev|ter|' +
  'terca|terca-feira|tha|thu|thursday|ti|tiistai|tir|tirs|tirsdag|tis|tisdag|tldo|tli|tne|to|tor|torek|tors|' +
  'torsdag|torstai|tr|treciadienis|tresd|tresdiena|tu|tue|tuesday|tys|tysdag|tysdagur|ulwesibili|ulwesihlanu|' +
  'ulwesine|ulwesithathu|umgqibelo|umsombuluko|ut|utery|uto|utorak|utorok|vasarnap|ven|vendredi|venerdi|venres|vie|' +
  'viernes|vin|vineri|vr|vrijdag|vrydag|wed|wednesday|wo|woensdag|wt|wtorek|xov|xoves|yak|yakshanba|yek|yeksenbe|' +
  'za|zaterdag|zo|zondag|þri|þriðjudagur|ħad|ħam|δευ|δευτερα|κυρ|κυριακη|παρ|παρασκευη|πεμ|πεμπτη|σαβ|σαββατο|τετ|' +
  'τεταρτη|τρι|τριτη|ау|ауторак|ба|баасан|беисенбі|беиш|беишемби|бс|бя|бямба|воскресенье|вс|вт|вто|вторник|' +
  'вівторок|да|даваа|дс|душ|душанба|душанбе|дшб|дүи|дүисенбі|дүишөмбү|жек|жексенбі|жекшемби|жм|жс|жум|жума|жұма|' +
  'ишемби|ишм|лх|лхагва|мя|мягмар|нд|нед|недела|неделя|недеља|неділя|ня|нядзеля|ням|паи|паишанба|панядзелак|' +
  'панҷшанбе|пет|петак|петок|петък|пн|пон|понеделник|понедельник|понедељак|понеділок|пт|пшб|пятница|пятниця|' +
  'пятніца|пү|пүрэв|саб|сабота|сб|сеисенбі|сенбі|серада|середа|сеш|сешанба|сешанбе|ср|сре|среда|сряда|сс|суб|' +
  'суббота|субота|сшб|събота|сәрсенбі|уто|уторак|чацвер|чет|четвер|четверг|четвртак|четврток|четвъртък|чор|' +
  'чоршанба|чоршанбе|чт|чц|чшб|шан|шанба|шанбе|шарш|шаршемби|шеиш|шеишемби|шнб|якш|якшанба|якшанбе|яшб|ҷмъ|ҷумъа|' +
  'երեքշաբթի|երկ|երկուշաբթի|երք|կիր|կիրակի|հինգշաբթի|հնգ|շաբաթ|շբթ|ուր|ուրբաթ|չորեքշաբթի|չրք|חמישי|יום|ראשון|רביעי|' +
  'שבת|שישי|שלישי|שני|اتوار|الأحد|الأربعاء|الاثنين|الثلاثاء|الجمعة|الخميس|السبت|اونۍ|بدھ|جمعرات|جمعه|جمعہ|درېنۍ|' +
  'دوشنبه|دونۍ|سهشنبه|شنبه|منگل|يونۍ|پنجشنبه|پينځنۍ|پیر|څلرنۍ|چهارشنبه|ہفتہ|یکشنبه|आइत|आइतबार|गुरु|गुरुवार|बिहि|' +
  'बिहिबार|बुध|बुधबार|बुधवार|मंगल|मंगलवार|मंगळ|मंगळवार|मङ्गल|मङ्गलबार|रवि|रविवार|शनि|शनिबार|शनिवार|शुक्र|शुक्रबार|' +
  'शुक्रवार|सोम|सोमबार|सोमवार|দেও|দেওবাৰ|বুধ|বুধবার|বুধবাৰ|বৃহ|বৃহস্পতি|বৃহস্পতিবার|বৃহস্পতিবাৰ|মঙ্গল|মঙ্গলবার|' +
  'মঙ্গলবাৰ|রবি|রবিবার|শনি|শনিবার|শনিবাৰ|শুক্র|শুক্রবার|শুক্ৰ|শুক্ৰবাৰ|সোম|সোমবার|সোমবাৰ|ਐਤ|ਐਤਵਾਰ|ਬੁੱਧ|ਬੁੱਧਵਾਰ|' +
  'ਮੰਗਲ|ਮੰਗਲਵਾਰ|ਵੀਰ|ਵੀਰਵਾਰ|ਸ਼ਨੀ|ਸ਼ਨੀਵਾਰ|ਸ਼ੁੱਕਰ|ਸ਼ੁੱਕਰਵਾਰ|ਸੋਮ|ਸੋਮਵਾਰ|ગુરુ|ગુરુવાર|બુધ|બુધવાર|મંગળ|મંગળવાર|રવિ|' +
  'રવિવાર|શનિ|શનિવાર|શુક્ર|શુક્રવાર|સોમ|સોમવાર|ଗୁରୁ|ଗୁରୁବାର|ବୁଧ|ବୁଧବାର|ମଙ୍ଗଳ|ମଙ୍ଗଳବାର|ରବି|ରବିବାର|ଶନି|ଶନିବାର|ଶୁକ୍ର|' +
  'ଶୁକ୍ରବାର|ସୋମ|ସୋମବାର|சனி|செவ்|செவ்வாய்|ஞாயி|ஞாயிறு|திங்|திங்கள்|புத|புதன்|வியா|வியாழன்|வெள்|வெள்ளி|ఆది|ఆదివారం|' +
  'గురు|గురువారం|బుధ|బుధవారం|మంగళ|మంగళవారం|శని|శనివారం|శుక్ర|శుక్రవారం|సోమ|సోమవారం|ಗುರು|ಗುರುವಾರ|ಬುಧ|ಬುಧವಾರ|ಭಾನು|' +
  'ಭಾನುವಾರ|ಮಂಗಳ|ಮಂಗಳವಾರ|ಶನಿ|ಶನಿವಾರ|ಶುಕ್ರ|ಶುಕ್ರವಾರ|ಸೋಮ|ಸೋಮವಾರ|ചൊവ്വ|ചൊവ്വാഴ്ച|ഞായറാഴ്ച|ഞായർ|തിങ്കളാഴ്ച|തിങ്കൾ|' +
  'ബുധനാഴ്ച|ബുധൻ|വെള്ളി|വെള്ളിയാഴ്ച|വ്യാഴം|വ്യാഴാഴ്ച|ശനി|ശനിയാഴ്ച|අඟහ|අඟහරුවාදා|ඉරිදා|බදාදා|බ්රහස්|බ්රහස්පතින්දා|' +
  'සඳුදා|සිකු|සිකුරාදා|සෙන|සෙනසුරාදා|จันทร์|พฤหัส|พุธ|วันจันทร์|วันพฤหัสบดี|วันพุธ|วันศุกร์|วันอังคาร|วันอาทิตย์|' +
  'วันเสาร์|ศุกร์|อังคาร|อาทิตย์|เสาร์|ຈັນ|ພະຫັດ|ພຸດ|ວັນຈັນ|ວັນພະຫັດ|ວັນພຸດ|ວັນສຸກ|ວັນອັງຄານ|ວັນອາທິດ|ວັນເສົາ|ສຸກ|' +
  'ອັງຄານ|ອາທິດ|ເສົາ|ကြာသပတေး|စနေ|တနင်္ဂနွေ|တနင်္လာ|ဗုဒ္ဓဟူး|သောကြာ|အင်္ဂါ|კვი|კვირა|ოთხ|ოთხშაბათი|ორშ|ორშაბათი|' +
  'პარ|პარასკევი|სამ|სამშაბათი|შაბ|შაბათი|ხუთ|ხუთშაბათი|ሐሙስ|ማክሰ|ማክሰኞ|ረቡዕ|ሰኞ|ቅዳሜ|እሑድ|ዓርብ|ចន្ទ|ពុធ|ព្រហ|ព្រហស្បតិ៍|' +
  'សុក្រ|សៅរ៍|អង្គារ|អាទិត្យ|周一|周三|周二|周五|周六|周四|周日|土曜日|日曜日|星期一|星期三|星期二|星期五|星期六|星期四|星期日|月曜日|木曜日|水曜日|火曜日|週一|週三|週二|週五|' +
  '週六|週四|週日|金曜日|금요일|목요일|수요일|월요일|일요일|토요일|화요일';

/** `name 0` before noon, `name 1` after it. */
export const halfDayNames: string =
  'am 0|ap 0|ch 1|de 0|dop 0|du 1|eh 1|em 1|fh 0|fm 0|gd 1|gh 0|goon 0|goson 1|in 1|ip 1|md 1|moies 0|nm 1|' +
  'nomettes 1|odp 1|oo 0|os 1|pd 0|pecp 1|pg 0|pm 1|pop 1|popiet 1|prieksp 0|priespiet 0|ptg 1|rn 0|sa 0|sf 0|tk 1|' +
  'to 0|vm 0|ym 1|μμ 1|πμ 0|дп 0|попл 1|пп 1|претпл 0|тк 1|то 0|тң 0|үх 1|үө 0|بظ 1|ص 0|قظ 0|م 1|अपराह्न 1|' +
  'पूर्वाह्न 0|অপৰাহ্ন 1|পূৰ্বাহ্ন 0|පව 1|පෙව 0|ກ່ອນທ່ຽງ 0|ຫຼັງທ່ຽງ 1|ညနေ 1|နံနက် 0|ከሰዓት 1|ጥዋት 0|上午 0|下午 1|午前 0|' +
  '午後 1';

/** Words that stand between the parts of a date or between day and clock. */
export const joinerNames: string =
  'a|ag|alle|am|as|at|d|da|de|del|den|e|ee|gada|h|kell|kl|klo|ko|la|las|les|luc|m|nang|ne|o|ob|om|ore|pada|pukul|' +
  'ren|sagat|ta|u|um|v|στισ|в|во|г|гараг|ж|о|оны|р|соати|у|ын|թ|ב|בשעה|د|ساعت|في|په|کو|को|बजे|रोजी|वाजता|এ|ଠାରେ|' +
  'அன்று|కి|ರಂದು|ಸಮಯಕ್ಕೆ|ന്|දින|ที่|เวลา|នៅ|ម៉ោង';

/** `before#after#unit` around a number: `#hours ago#hour`. */
export const relativeNames: string =
  '#-il gimgħa ilu#week|#-il gurnata ilu#day|#-il min. ilu#minute|#-il minuta ilu#minute|#-il sek. ilu#second|' +
  '#-il sekonda ilu#second|#-il siegħa ilu#hour|#7 хоногиин өмнө#week|#amahora edlule#hour|' +
  '#amaminithi edlule#minute|#amasekhondi edlule#second|#araw ang nakalipas#day|#awr yn ol#hour|#d ago#day|' +
  '#d. siðan#day|#da. siðan#day|#dae gelede#day|#dag gelede#day|#dag geleden#day|#dag siden#day|#dagar siðan#day|' +
  '#dage siden#day|#dagen geleden#day|#dagur siðan#day|#dakika once#minute|#daqiiqad kahor#minute|' +
  '#daqiiqadood kahor#minute|#daqiqa oldin#minute|#day ago#day|#days ago#day|#ddiwrnod yn ol#day|' +
  '#detik yang lalu#second|#dgn geleden#day|#dite me pare#day|#diwrnod yn ol#day|#dk. once#minute|#dni temu#day|' +
  '#dqqd khr#minute|#dtk lalu#second|#dzien temu#day|#dəqiqə oncə#minute|#eil. yn ol#second|#eiliad yn ol#second|' +
  '#funud yn ol#minute|#g. temu#hour|#gg fa#day|#giay truoc#second|#gimgħa ilu#week|#gimgħat ilu#week|' +
  '#gio truoc#hour|#giorni fa#day|#giorno fa#day|#godz. temu#hour|#godzin temu#hour|#godzine temu#hour|' +
  '#godziny temu#hour|#granet ilu#day|#gun on#day|#gun once#day|#gun oncə#day|#gurnata ilu#day|#h ago#hour|' +
  '#h lalu#day|#hafta oldin#week|#hafta once#week|#hari lalu#day|#hari yang lalu#day|#hep. on#week|#hepde on#week|' +
  '#hete#week|#hettel ezelott#week|#hf. once#week|#hour ago#hour|#hours ago#hour|#hr ago#hour|#hr. ago#hour|' +
  '#hrs ago#hour|#huaire o shin#hour|#həftə oncə#week|#ihora eledlule#hour|#ilbiriqsi kahor#second|' +
  '#ilbrqsi khr#second|#iminithi eledlule#minute|#isekhondi eledlule#second|#izinsuku ezedlule#day|#jam lalu#hour|' +
  '#jam yang lalu#hour|#jave me pare#week|#kun oldin#day|#la o shin#day|#linggo ang nakalipas#week|#m ago#minute|' +
  '#m. siðan#minute|#m.perce#second|#maalin kahor#day|#maalmood kahor#day|#masodperccel ezelott#second|' +
  '#menit yang lalu#minute|#mgg lalu#week|#mgu lalu#week|#min ago#minute|#min eest#minute|#min fa#minute|' +
  '#min lalu#minute|#min me pare#minute|#min sitten#minute|#min temu#minute|#min. ago#minute|' +
  '#min. ang nakalipas#minute|#min. gelede#minute|#min. geleden#minute|#min. ilu#minute|#min. on#minute|' +
  '#min. siden#minute|#min. siðan#minute|#minggu lalu#week|#minggu yang lalu#week|#minit lalu#minute|' +
  '#mins ago#minute|#minut on#minute|#minut temu#minute|#minuta ilu#minute|#minuta me pare#minute|' +
  '#minute ago#minute|#minute gelede#minute|#minute me pare#minute|#minute temu#minute|#minuten geleden#minute|' +
  '#minutes ago#minute|#minuti eest#minute|#minuti fa#minute|#minuti ilu#minute|#minuto ang nakalipas#minute|' +
  '#minuto fa#minute|#minutt siðan#minute|#minuttir siðan#minute|#minuty temu#minute|#minuut gelede#minute|' +
  '#minuut geleden#minute|#minuutti sitten#minute|#minuuttia sitten#minute|#mlmd khr#day|#mln khr#day|' +
  '#mnt lalu#minute|#mun. yn ol#minute|#munud yn ol#minute|#nad eest#week|#nadala eest#week|#napja#day|' +
  '#nappal ezelott#day|#ngay truoc#day|#noim. o shin#minute|#noimead o shin#minute|#ora fa#hour|#oraja#hour|' +
  '#oras ang nakalipas#hour|#oraval ezelott#hour|#ore fa#hour|#ore me pare#hour|#p eest#day|#paeva eest#day|' +
  '#paiva sitten#day|#paivaa sitten#day|#perccel ezelott#minute|#perce#minute|#phut truoc#minute|#pv sitten#day|' +
  '#s ago#second|#s eest#second|#s sitten#second|#s temu#second|#s. gelede#second|#s. siðan#second|#sa. once#hour|' +
  '#saacad kahor#hour|#saacadood kahor#hour|#saat lalu#second|#saat once#hour|#saat oncə#hour|#sag. on#hour|' +
  '#sagat on#hour|#saniye once#second|#saniyə oncə#second|#scd khr#hour|#scht. o shin#week|#seachtain o shin#week|' +
  '#seachtaine o shin#week|#sec ago#second|#sec. ago#second|#sec. fa#second|#sec. geleden#second|' +
  '#second ago#second|#seconde geleden#second|#seconden geleden#second|#secondi fa#second|#secondo fa#second|' +
  '#seconds ago#second|#secs ago#second|#seg. ang nakalipas#second|#segundo ang nakalipas#second|#sek eest#second|' +
  '#sek me pare#second|#sek. ilu#second|#sek. on#second|#sek. siden#second|#sek. siðan#second|#sek. temu#second|' +
  '#sekonda ilu#second|#sekonda me pare#second|#sekonde gelede#second|#sekonde me pare#second|' +
  '#sekondes gelede#second|#sekondi ilu#second|#sekund siðan#second|#sekund temu#second|#sekunde temu#second|' +
  '#sekundi eest#second|#sekundy temu#second|#sekunt on#second|#sekunti sitten#second|#sekuntia sitten#second|' +
  '#sett. fa#week|#settimana fa#week|#settimane fa#week|#shcht. o shin#week|#sheachtain o shin#week|' +
  '#shoic. o shin#second|#shoicind o shin#second|#siegħa ilu#hour|#sigħat ilu#hour|#sn. once#second|' +
  '#soat oldin#hour|#soic. o shin#second|#soicind o shin#second|#soniya oldin#second|#t eest#hour|#t sitten#hour|' +
  '#t. siðan#hour|#tdbd khr#week|#timar siðan#hour|#time siden#hour|#timer siden#hour|#timi siðan#hour|' +
  '#toddobaad kahor#week|#tuan truoc#week|#tunni eest#hour|#tunti sitten#hour|#tuntia sitten#hour|#tydz. temu#week|' +
  '#tydzien temu#week|#tyg. temu#week|#tygodni temu#week|#tygodnie temu#week|#u. gelede#hour|' +
  '#uair an chloig o shin#hour|#uair o shin#hour|#uge siden#week|#uger siden#week|#usuku olwedlule#day|' +
  '#uur gelede#hour|#uur geleden#hour|#v. siðan#week|#vi. siðan#week|#viikko sitten#week|#viikkoa sitten#week|' +
  '#vika siðan#week|#vikur siðan#week|#vk sitten#week|#w ago#week|#w. gelede#week|#week ago#week|#week gelede#week|' +
  '#week geleden#week|#weeks ago#week|#weke gelede#week|#weken geleden#week|#wk ago#week|#wk. ago#week|' +
  '#wks ago#week|#ws yn ol.#week|#ws. yn ol#week|#wythnos yn ol#week|#δ. πριν#second|#εβδ. πριν#week|#ημ. πριν#day|' +
  '#λ. πριν#minute|#ω. πριν#hour|#ап. бұрын#week|#апт. мурун#week|#апта бұрын#week|#апта мурун#week|' +
  '#гадз таму#hour|#гадзін таму#hour|#гадзіну таму#hour|#гадзіны таму#hour|#год тому#hour|#годин тому#hour|' +
  '#години тому#hour|#годину тому#hour|#дақ. пеш#minute|#дақиқа олдин#minute|#дақиқа пеш#minute|#день назад#day|' +
  '#день тому#day|#дзен таму#day|#дзень таму#day|#дн. назад#day|#дн. тому#day|#днеи назад#day|#дня назад#day|' +
  '#дні таму#day|#дні тому#day|#днів тому#day|#долоо хоногиин өмнө#week|#кун олдин#day|#күн бұрын#day|' +
  '#күн мурун#day|#мин өмнө#minute|#мин. бұрын#minute|#мин. назад#minute|#минут бұрын#minute|#минут назад#minute|' +
  '#минуту назад#minute|#минуты назад#minute|#минутын өмнө#minute|#мүн. мурн#minute|#мүн. мурун#minute|' +
  '#мүнөт мурун#minute|#нед. назад#week|#недели назад#week|#недель назад#week|#неделю назад#week|#руз пеш#day|' +
  '#с таму#second|#с тому#second|#с. мурн#hour|#саат мурун#hour|#саат. мурун#hour|#сағ. бұрын#hour|' +
  '#сағат бұрын#hour|#сек өмнө#second|#сек. бұрын#second|#сек. мурн#second|#сек. мурун#second|#сек. назад#second|' +
  '#секунд бұрын#second|#секунд мурун#second|#секунд назад#second|#секунд таму#second|#секунд тому#second|' +
  '#секунди тому#second|#секунду назад#second|#секунду таму#second|#секунду тому#second|#секунды назад#second|' +
  '#секунды таму#second|#секундын өмнө#second|#соат олдин#hour|#соат пеш#hour|#сон. пеш#second|#сония олдин#second|' +
  '#сония пеш#second|#ст. пеш#hour|#тиж. тому#week|#тиждень тому#week|#тижні тому#week|#тижнів тому#week|' +
  '#тыд таму#week|#тыдзень таму#week|#тыдняу таму#week|#тыдні таму#week|#хв таму#minute|#хв тому#minute|' +
  '#хвилин тому#minute|#хвилини тому#minute|#хвилину тому#minute|#хвілін таму#minute|#хвіліну таму#minute|' +
  '#хвіліны таму#minute|#ц өмнө#hour|#цагиин өмнө#hour|#ч назад#hour|#час назад#hour|#часа назад#hour|' +
  '#часов назад#hour|#ҳ. пеш#week|#ҳафта олдин#week|#ҳафта пеш#week|#өдриин өмнө#day|#ժ առաջ#hour|#ժամ առաջ#hour|' +
  '#շաբ առաջ#week|#շաբաթ առաջ#week|#վ առաջ#second|#վայրկյան առաջ#second|#վրկ առաջ#second|#ր առաջ#minute|' +
  '#րոպե առաջ#minute|#օր առաջ#day|#اونۍ مخکې#week|#ثانيه مخکې#second|#ثانيه کې#second|#ثانيې مخکې#second|' +
  '#ثانیه پیش#second|#دقيقه مخکې#minute|#دقيقې مخکې#minute|#دقیقه پیش#minute|#دن پہلے#day|#دنوں پہلے#day|' +
  '#روز پیش#day|#ساعت مخکې#hour|#ساعت پیش#hour|#ساعتونه مخکې#hour|#سیکنڈ پہلے#second|#منٹ پہلے#minute|' +
  '#هفته پیش#week|#ورځ مخکې#day|#ورځې مخکې#day|#گھنٹہ پہلے#hour|#گھنٹے پہلے#hour|#ہفتہ پہلے#week|#ہفتے پہلے#week|' +
  '#आठवड्यांपूर्वी#week|#आठवड्यापूर्वी#week|#घंटे पहले#hour|#घं॰ पहले#hour|#घण्टा पहिले#hour|#दिन पहले#day|' +
  '#दिन पहिले#day|#दिवसांपूर्वी#day|#दिवसापूर्वी#day|#मिनट पहले#minute|#मिनेट पहिले#minute|#मि॰ पहले#minute|' +
  '#सप्ताह पहले#week|#सेकंड पहले#second|#सेकेन्ड पहिले#second|#से॰ पहले#second|#हप्ता पहिले#week|#ঘণ্টা আগে#hour|' +
  '#ঘণ্টা পূৰ্বে#hour|#সপ্তাহ আগে#week|#সপ্তাহ পূৰ্বে#week|#ਘੰਟਾ ਪਹਿਲਾਂ#hour|#ਘੰਟੇ ਪਹਿਲਾਂ#hour|#ਦਿਨ ਪਹਿਲਾਂ#day|' +
  '#ਮਿੰਟ ਪਹਿਲਾਂ#minute|#ਸਕਿੰਟ ਪਹਿਲਾਂ#second|#ਹਫ਼ਤਾ ਪਹਿਲਾਂ#week|#ਹਫ਼ਤੇ ਪਹਿਲਾਂ#week|#અઠ. પહેલાં#week|' +
  '#અઠવાડિયા પહેલાં#week|#કલાક પહેલાં#hour|#દિવસ પહેલાં#day|#મિનિટ પહેલાં#minute|#સેકંડ પહેલાં#second|' +
  '#ଘଣ୍ଟା ପୂର୍ବେ#hour|#ସପ୍ତା. ପୂର୍ବେ#week|#ସପ୍ତାହ ପୂର୍ବେ#week|#நாட்களுக்கு முன்#day|#நிமிடங்களுக்கு முன்#minute|' +
  '#நிமிடத்திற்கு முன்#minute|#மணிநேரம் முன்#hour|#வாரங்களுக்கு முன்#week|#வாரத்திற்கு முன்#week|' +
  '#விநாடிகளுக்கு முன்#second|#గంటల క్రితం#hour|#సెకను క్రితం#second|#సెకన్ల క్రితం#second|#ಗಂಟೆಗಳ ಹಿಂದೆ#hour|' +
  '#ದಿನಗಳ ಹಿಂದೆ#day|#ದಿನದ ಹಿಂದೆ#day|#ನಿಮಿಷಗಳ ಹಿಂದೆ#minute|#ನಿಮಿಷದ ಹಿಂದೆ#minute|#ವಾರಗಳ ಹಿಂದೆ#week|#ವಾರದ ಹಿಂದೆ#week|' +
  '#ಸೆಕೆಂಡುಗಳ ಹಿಂದೆ#second|#ആഴ്ച മുമ്പ്#week|#ദിവസം മുമ്പ്#day|#മണിക്കൂർ മുമ്പ്#hour|#സെക്കൻഡ് മുമ്പ്#second|' +
  '#ชม. ที่แล้ว#hour|#ชั่วโมงที่ผ่านมา#hour|#นาทีที่ผ่านมา#minute|#นาทีที่แล้ว#minute|#วันที่ผ่านมา#day|' +
  '#วันที่แล้ว#day|#วินาทีที่ผ่านมา#second|#วินาทีที่แล้ว#second|#สัปดาห์ที่ผ่านมา#week|#สัปดาห์ที่แล้ว#week|' +
  '#ຊມ. ກ່ອນ#hour|#ຊົ່ວໂມງກ່ອນ#hour|#ນທ. ກ່ອນ#minute|#ນາທີກ່ອນ#minute|#ມື້ກ່ອນ#day|#ວິ. ກ່ອນ#second|' +
  '#ວິນາທີກ່ອນ#second|#ອທ. ກ່ອນ#week|#ອາທິດກ່ອນ#week|#დღის წინ#day|#კვ. წინ#week|#კვირის წინ#week|#საათის წინ#hour|' +
  '#სთ წინ#hour|#წამის წინ#second|#წთ წინ#minute|#წმ წინ#second|#წუთის წინ#minute|#ថ្ងៃ​មុន#day|#ថ្ងៃ​​មុន#day|' +
  '#នាទី​មុន#minute|#នាទី​​មុន#minute|#ម៉ោង​មុន#hour|#វិនាទី​មុន#second|#សប្ដាហ៍​មុន#week|#分前#minute|#分鐘前#minute|' +
  '#分钟前#minute|#周前#week|#天前#day|#小时前#hour|#小時前#hour|#日前#day|#時間前#hour|#秒前#second|#秒钟前#second|#週前#week|#週間前#week|' +
  '#분 전#minute|#시간 전#hour|#일 전#day|#주 전#week|#초 전#second|acum#de minute#minute|acum#de ore#hour|' +
  'acum#de saptamani#week|acum#de secunde#second|acum#de zile#day|acum#h#hour|acum#min.#minute|acum#minut#minute|' +
  'acum#minute#minute|acum#ora#hour|acum#ore#hour|acum#sapt.#week|acum#saptamana#week|acum#saptamani#week|' +
  'acum#sec.#second|acum#secunda#second|acum#secunde#second|acum#zi#day|acum#zile#day|amaviki angu-#edlule#week|' +
  'awa#da ta gabata#hour|awanni#da suka gabata#hour|dakika#da ta gabata#second|dakika#iliyopita#minute|' +
  'dakika#zilizopita#minute|dakiku#da suka gabata#second|duela#aste#week|duela#egun#day|duela#minutu#minute|' +
  'duela#ordu#hour|duela#segundo#second|emahoreni angu-#edlule#hour|evikini elingu-#eledlule#week|' +
  'ezinsukwini ezingu-#ezedlule.#day|fa#dia#day|fa#dies#day|fa#h#hour|fa#hora#hour|fa#hores#hour|fa#min#minute|' +
  'fa#minut#minute|fa#minuts#minute|fa#s#second|fa#segon#second|fa#segons#second|fa#setm.#week|fa#setmana#week|' +
  'fa#setmanes#week|for#d sedan#day|for#d. sidan#day|for#d. siden#day|for#dag sedan#day|for#dag siden#day|' +
  'for#dagar sedan#day|for#dage siden#day|for#døgn sidan#day|for#døgn siden#day|for#min sen#minute|' +
  'for#min sidan#minute|for#min siden#minute|for#minut sedan#minute|for#minut siden#minute|' +
  'for#minuter sedan#minute|for#minutt sidan#minute|for#minutt siden#minute|for#minutter siden#minute|' +
  'for#s sen#second|for#sek sidan#second|for#sek siden#second|for#sekund sedan#second|for#sekund sidan#second|' +
  'for#sekund siden#second|for#sekunder sedan#second|for#sekunder siden#second|for#t sidan#hour|for#t siden#hour|' +
  'for#tim sedan#hour|for#timar sidan#hour|for#time sidan#hour|for#time siden#hour|for#timer siden#hour|' +
  'for#timmar sedan#hour|for#timme sedan#hour|for#u. siden#week|for#uge siden#week|for#uger siden#week|' +
  'for#uke siden#week|for#uker siden#week|for#v. sedan#week|for#v. sidan#week|for#vecka sedan#week|' +
  'for#veckor sedan#week|for#veke sidan#week|for#veker sidan#week|fyrir#degi#day|fyrir#dogum#day|fyrir#klst.#hour|' +
  'fyrir#klukkustund#hour|fyrir#klukkustundum#hour|fyrir#min.#minute|fyrir#minutu#minute|fyrir#minutum#minute|' +
  'fyrir#sek.#second|fyrir#sekundu#second|fyrir#sekundum#second|fyrir#viku#week|fyrir#vikum#week|ha#dia#day|' +
  'ha#dias#day|ha#h#hour|ha#hora#hour|ha#horas#hour|ha#min#minute|ha#min.#minute|ha#minuto#minute|' +
  'ha#minutos#minute|ha#s#second|ha#seg.#second|ha#segundo#second|ha#segundos#second|ha#sem.#week|ha#semana#week|' +
  'ha#semanas#week|hace#d#day|hace#dia#day|hace#dias#day|hace#h#hour|hace#hora#hour|hace#horas#hour|' +
  'hace#min#minute|hace#minuto#minute|hace#minutos#minute|hace#s#second|hace#seg.#second|hace#segundo#second|' +
  'hace#segundos#second|hace#sem.#week|hace#semana#week|hace#semanas#week|hai#dia#day|hai#dias#day|hai#h#hour|' +
  'hai#hora#hour|hai#horas#hour|hai#min#minute|hai#minuto#minute|hai#minutos#minute|hai#s#second|' +
  'hai#segundo#second|hai#segundos#second|hai#sem.#week|hai#semana#week|hai#semanas#week|il y a#h#hour|' +
  'il y a#heure#hour|il y a#heures#hour|il y a#j#day|il y a#jour#day|il y a#jours#day|il y a#min#minute|' +
  'il y a#minute#minute|il y a#minutes#minute|il y a#s#second|il y a#seconde#second|il y a#secondes#second|' +
  'il y a#sem.#week|il y a#semaine#week|il y a#semaines#week|kwana#da ya gabata#day|kwanaki#da suka gabata#day|' +
  'mako#da ya gabata#week|makonni#da suka gabata#week|minti#da ya gabata#minute|mintuna#da suka gabata#minute|' +
  'osukwini olungu-#olwedlule#day|pirms#d.#day|pirms#dienam#day|pirms#dienas#day|pirms#h#hour|pirms#min#minute|' +
  'pirms#min.#minute|pirms#minutem#minute|pirms#minutes#minute|pirms#ned.#week|pirms#nedelam#week|' +
  'pirms#nedelas#week|pirms#s#second|pirms#sek.#second|pirms#sekundem#second|pirms#sekundes#second|pirms#st.#hour|' +
  'pirms#stundam#hour|pirms#stundas#hour|pre#c.#hour|pre#d.#day|pre#dana#day|pre#min.#minute|pre#minuta#minute|' +
  'pre#n.#week|pre#ned.#week|pre#nedelja#week|pre#nedelje#week|pre#s.#second|pre#sata#hour|pre#sati#hour|' +
  'pre#sek.#second|pre#sekunde#second|pre#sekundi#second|pred#d.#day|pred#dnami#day|pred#dnem#day|pred#dnevi#day|' +
  'pred#dnevom#day|pred#dnevoma#day|pred#dnom#day|pred#dny#day|pred#h#hour|pred#hodinami#hour|pred#hodinou#hour|' +
  'pred#min#minute|pred#min.#minute|pred#minutama#minute|pred#minutami#minute|pred#minuto#minute|' +
  'pred#minutou#minute|pred#s#second|pred#sekundama#second|pred#sekundami#second|pred#sekundo#second|' +
  'pred#sekundou#second|pred#ted.#week|pred#tedni#week|pred#tednom#week|pred#tednoma#week|pred#tyd.#week|' +
  'pred#tydnem#week|pred#tydny#week|pred#tyz.#week|pred#tyzdnami#week|pred#tyzdnom#week|pred#urama#hour|' +
  'pred#urami#hour|pred#uro#hour|pries#d.#day|pries#diena#day|pries#dienas#day|pries#dienu#day|pries#min.#minute|' +
  'pries#minuciu#minute|pries#minute#minute|pries#minutes#minute|pries#s#second|pries#sav.#week|' +
  'pries#savaiciu#week|pries#savaite#week|pries#savaites#week|pries#sek.#second|pries#sekunde#second|' +
  'pries#sekundes#second|pries#sekundziu#second|pries#val.#hour|pries#valanda#hour|pries#valandas#hour|' +
  'pries#valandu#hour|prije#d#day|prije#dan#day|prije#dana#day|prije#h#hour|prije#min#minute|prije#minuta#minute|' +
  'prije#minute#minute|prije#minutu#minute|prije#s#second|prije#sat#hour|prije#sata#hour|prije#sati#hour|' +
  'prije#sedm.#week|prije#sedmica#week|prije#sedmice#week|prije#sedmicu#week|prije#sek.#second|' +
  'prije#sekunde#second|prije#sekundi#second|prije#sekundu#second|prije#tj.#week|prije#tjedan#week|' +
  'prije#tjedana#week|prije#tjedna#week|saa#iliyopita#hour|saa#zilizopita#hour|sekunde#iliyopita#second|' +
  'sekunde#zilizopita#second|siku#iliyopita#day|siku#zilizopita#day|viru(n)#d.#day|viru(n)#deeg#day|' +
  'viru(n)#min.#minute|viru(n)#minutten#minute|viru(n)#sek.#second|viru(n)#sekonnen#second|viru(n)#st.#hour|' +
  'viru(n)#stonnen#hour|viru(n)#w.#week|viru(n)#wochen#week|virun#d.#day|virun#dag#day|virun#min.#minute|' +
  'virun#minutt#minute|virun#sek.#second|virun#sekonn#second|virun#st.#hour|virun#stonn#hour|virun#w.#week|' +
  'virun#woch#week|vor#m#minute|vor#min.#minute|vor#minute#minute|vor#minuten#minute|vor#s#second|vor#sek.#second|' +
  'vor#sekunde#second|vor#sekunden#second|vor#std.#hour|vor#stunde#hour|vor#stunden#hour|vor#tag#day|vor#tagen#day|' +
  'vor#wo.#week|vor#woche#week|vor#wochen#week|wiki#iliyopita#week|wiki#zilizopita#week|πριν απο#δευτ.#second|' +
  'πριν απο#δευτερολεπτα#second|πριν απο#δευτερολεπτο#second|πριν απο#εβδ.#week|πριν απο#εβδομαδα#week|' +
  'πριν απο#εβδομαδεσ#week|πριν απο#ημ.#day|πριν απο#ημερα#day|πριν απο#ημερεσ#day|πριν απο#λεπ.#minute|' +
  'πριν απο#λεπτα#minute|πριν απο#λεπτο#minute|πριν απο#ω.#hour|πριν απο#ωρα#hour|πριν απο#ωρεσ#hour|пр.#д#day|' +
  'пр.#мин#minute|пр.#седм.#week|пр.#сек#second|пр.#ч#hour|пре#д.#day|пре#дана#day|пре#мин.#minute|' +
  'пре#минута#minute|пре#н.#week|пре#нед.#week|пре#недеља#week|пре#недеље#week|пре#с.#second|пре#сата#hour|' +
  'пре#сати#hour|пре#сек.#second|пре#секунде#second|пре#секунди#second|пре#ч.#hour|пред#ден#day|пред#дена#day|' +
  'пред#мин.#minute|пред#минута#minute|пред#минути#minute|пред#седмица#week|пред#седмици#week|пред#сек.#second|' +
  'пред#секунда#second|пред#секунди#second|пред#час#hour|пред#часа#hour|преди#ден#day|преди#дни#day|' +
  'преди#мин#minute|преди#минута#minute|преди#минути#minute|преди#седм.#week|преди#седмица#week|преди#седмици#week|' +
  'преди#сек#second|преди#секунда#second|преди#секунди#second|преди#ч#hour|преди#час#hour|преди#часа#hour|' +
  'לפני דקה (#)#minute|לפני דק׳ (#)#minute|לפני יום אחד (#)#day|לפני יומיים (#)#day|לפני שבוע (#)#week|' +
  'לפני שבועיים (#)#week|לפני שב׳ (#)#week|לפני שנ׳ (#)#second|לפני שעה (#)#hour|לפני שעתיים (#)#hour|' +
  'לפני שע׳ (#)#hour|לפני#דקות#minute|לפני#דק׳#minute|לפני#ימים#day|לפני#שבועות#week|לפני#שב׳#week|' +
  'לפני#שניות#second|לפני#שנ׳#second|לפני#שעות#hour|לפני#שע׳#hour|قبل#أسابيع#week|قبل#أسبوعًا#week|قبل#أيام#day|' +
  'قبل#ثانية#second|قبل#ثوانٍ#second|قبل#ثوانِ#second|قبل#دقائق#minute|قبل#دقيقة#minute|قبل#ساعات#hour|' +
  'قبل#ساعة#hour|قبل#يومًا#day|තත්පර#කට පෙර#second|දින#කට පෙර#day|පැය#කට පෙර#hour|මිනිත්තු#කට පෙර#minute|' +
  'සති#කට පෙර#week|ပြီးခဲ့သည့်#စက္ကန့်#second|ပြီးခဲ့သည့်#နာရီ#hour|ပြီးခဲ့သည့်#ပတ်#week|ပြီးခဲ့သည့်#မိနစ်#minute|' +
  'ပြီးခဲ့သည့်#ရက်#day|ከ#ሰከንድ በፊት#second|ከ#ሰከንዶች በፊት#second|ከ#ሰዓት በፊት#hour|ከ#ሰዓቶች በፊት#hour|ከ#ሳምንታት በፊት#week|' +
  'ከ#ሳምንት በፊት#week|ከ#ቀናት በፊት#day|ከ#ቀን በፊት#day|ከ#ቀኖች በፊት#day|ከ#ደቂቃ በፊት#minute|ከ#ደቂቃዎች በፊት#minute|–#min#minute';

/** `word#days back`. */
export const relativeDayNames: string =
  'abans-d’ahir#2|ahir#1|aizvakar#2|alaltaieri#2|anteayer#2|anteontem#2|antonte#2|araw bago ang kahapon#2|' +
  'aru inne#2|atzo#1|aujourd’hui#0|avant-hier#2|avui#0|ayer#1|azi#0|bu gun#0|bugun#0|danas#0|danes#0|ddoe#1|dje#1|' +
  'dnes#0|dun#1|dunən#1|duyn#1|dzisiaj#0|echdoe#2|eergister#2|eergisteren#2|eile#1|eilen#1|evvelsi gun#2|' +
  'fyrradagin#2|gaur#0|geschter#1|gestern#1|gister#1|gisteren#1|hari ini#0|haut#0|heddiw#0|herenegun#2|heute#0|' +
  'hier#1|hoje#0|hom kia#2|hom nay#0|hom qua#1|hoxe#0|hoy#0|i dag#0|i forgars#2|i forrgar#2|i fyrradag#2|' +
  'i førgar#2|i gar#1|i gjar#1|i gær#1|ieri#1|illum#0|inne#1|inniu#0|izolo#1|jana#1|jiya#1|juce#1|jucer#1|' +
  'jumejn ilu#2|juzi#2|kahapon#1|kecha#1|kelmarin#2|kemarin dulu#2|kemarin#1|lbieraħ#1|leo#0|l’altro ieri#2|ma#0|' +
  'maanta#0|namhlanje#0|ngayong araw#0|oggi#0|onte#1|ontem#1|predevcirem#2|predvcerajsnjim#2|predvcerom#2|' +
  'prekjuce#2|prekjucer#2|przedwczoraj#2|semalam#1|shalay#1|siandien#0|sodien#0|sot#0|su gun#0|tana#0|tanaan#0|' +
  'tegnap#1|tegnapelott#2|today#0|toissa paivana#2|uleeile#2|usuku olwandulela olwayizolo#2|uzvakar#2|vakar#1|' +
  'vandaag#0|vandag#0|vcera#1|vceraj#1|vorgestern#2|wczoraj#1|yau#0|yesterday#1|προχθεσ#2|σημερα#0|χθεσ#1|' +
  'алдыңгүні#2|бугун#0|бүгін#0|бүгүн#0|вчера#1|данас#0|денес#0|дируз#1|днес#0|завчера#2|имруз#0|кеча#1|кечээ#1|' +
  'кеше#1|мурдагы күнү#2|онзи ден#2|пазаучора#2|позавчера#2|позавчора#2|прекјуче#2|сегодня#0|сення#0|сьогодні#0|' +
  'уржигдар#2|учора#1|јуче#1|өнөөдөр#0|өчигдөр#1|այսօր#0|երեկ#1|նախանցյալ օրը#2|אתמול#1|היום#0|שלשום#2|آج#0|أمس#1|' +
  'أول أمس#2|اليوم#0|امروز#0|دیروز#1|نن#0|پرون#1|پریروز#2|گزشتہ پرسوں#2|گزشتہ کل#1|अस्ति#2|आज#0|कल#1|काल#1|परसों#2|' +
  'हिजो#1|আজ#0|আজি#0|কালি#1|গত পরশু#2|গতকাল#1|পৰহি#2|ਅੱਜ#0|ਬੀਤਿਆ ਕੱਲ੍ਹ#1|આજે#0|ગઈકાલે#1|ગયા પરમદિવસે#2|ଆଜି#0|' +
  'ଗତକାଲି#1|இன்று#0|நேற்று முன்தினம்#2|நேற்று#1|ఈ రోజు#0|నిన్న#1|మొన్న#2|ಇಂದು#0|ನಿನ್ನೆ#1|ಮೊನ್ನೆ#2|ഇന്നലെ#1|ഇന്ന്#0|' +
  'മിനിഞ്ഞാന്ന്#2|අද#0|ඊයේ#1|පෙරේදා#2|วันนี้#0|เมื่อวาน#1|เมื่อวานซืน#2|ມື້ກ່ອນ#2|ມື້ນີ້#0|ມື້ວານ#1|တစ်နေ့က#2|' +
  'မနေ့က#1|ယနေ့#0|გუშინ#1|გუშინწინ#2|დღეს#0|ትናንት#1|ከትናንት ወዲያ#2|ዛሬ#0|ថ្ងៃ​នេះ#0|ម្សិលមិញ#1|ម្សិល​ម៉្ងៃ#2|一昨日#2|今天#0|' +
  '今日#0|前天#2|昨天#1|昨日#1|그저께#2|어제#1|오늘#0';
