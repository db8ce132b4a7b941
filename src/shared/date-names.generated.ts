// Made by scripts/generate-date-names.mjs from Intl (ICU 78.2, CLDR 48.0); change the script, not this file.
// Folded: lower case, without accents of Latin, Greek and Cyrillic letters, without dots and blanks.

/** `name month` for English names, else `name month:languages month:languages`; the commonest first. */
export const monthNames: string =
  'abe 12:eu|abendua 12:eu|abenduaren 12:eu|abr 4:es,pt,ca,gl,lb,so,fil|abrell 4:lb|abriil 4:so|' +
  'abril 4:es,pt,ca,gl,fil|abu 8:eu|abuztua 8:eu|abuztuaren 8:eu|afi 4:ha|afirilu 4:ha|ag 8:ca|aga 8:zu|' +
  'agasti 8:zu|ago 8:es,it,pt,gl,sw,fil|agost 8:ca|agosti 8:sw|agosto 8:es,it,pt,gl,so,fil|ags 8:id|agt 8:id|' +
  'agu 8:is,tr,ha,id|agust 8:is,id|agusta 8:ha|agustos 8:tr|agustus 8:id|aib 4:ga|aibrean 4:ga|aout 8:fr|api 4:eu|' +
  'apirila 4:eu|apirilaren 4:eu|apr 4|aprel 4:az,uz,tk|april 4|aprila 4:sk|aprile 4:it|aprili 4:sw|aprilie 4:ro|' +
  'aprilis 4:lv,hu|aprill 4:et|ara 12:tr|aralik 12:tr|aug 8|august 8|augusta 8:sk|augusti 8:sv|augusts 8:lv|' +
  'augustus 8:nl,af|augusztus 8:hu|avg 8:sl,sr,uz|avgust 8:sl,sr,uz|avq 8:az|avqust 8:az|avr 4:fr|avril 4:fr|' +
  'awg 8:tk|awgust 8:tk|awst 8:cy|aww 8:mt|awwissu 8:mt|aza 11:eu|azaroa 11:eu|azaroaren 11:eu|balandis 4:lt|' +
  'balandzio 4:lt|beal 5:ga|bealtaine 5:ga|birzelio 6:lt|birzelis 6:lt|bre 3:cs|brezen 3:cs|brezna 3:cs|' +
  'cerven 6:cs|cervence 7:cs|cervenec 7:cs|cervna 6:cs|chw 2:cy|chwef 2:cy|chwefror 2:cy|cvc 7:cs|cvn 6:cs|' +
  'cze 6:pl|czerwca 6:pl|czerwiec 6:pl|dabr 4:ca|dabril 4:ca|dag 8:ca|dagost 8:ca|dec 12|decembar 12:sr,bs|' +
  'december 12|decembra 12:sk|decembre 12:fr|decembrie 12:ro|decembris 12:lv|decembro 12:gl|dedes 12:ca|' +
  'dedesembre 12:ca|defebr 2:ca|defebrer 2:ca|degen 1:ca|degener 1:ca|deireadhfomhair 10:ga|dejul 7:ca|' +
  'dejuliol 7:ca|dejuny 6:ca|dek 12:az,uz,tk|dekabr 12:az,uz,tk|demaig 5:ca|demarc 3:ca|denov 11:ca|' +
  'denovembre 11:ca|des 12:nb,nn,is,fo,ca,af,sw,id|desemba 12:sw|desember 12:nb,nn,is,fo,af,id|desembre 12:ca|' +
  'deset 9:ca|desetembre 9:ca|dets 12:et|detsember 12:et|dez 12:de,pt,lb|dezember 12:de,lb|dezembro 12:pt|' +
  'dfomh 10:ga|dhj 12:sq|dhjetor 12:sq|dic 12:es,it,mt|dicembre 12:it|dicembru 12:mt|diciembre 12:es|' +
  'dis 12:so,ha,zu,ms,fil|disamba 12:ha|diseembar 12:so|disemba 12:zu|disember 12:ms|disyembre 12:fil|doct 10:ca|' +
  'doctubre 10:ca|dub 4:cs|duben 4:cs|dubna 4:cs|ean 1:ga|eanair 1:ga|ebr 4:cy|ebrill 4:cy|eka 6:eu|ekaina 6:eu|' +
  'ekainaren 6:eu|eki 10:tr|ekim 10:tr|elo 8:fi|elokuu 8:fi|elokuuta 8:fi|ene 1:es,fil|ener 1:es|enero 1:es,fil|' +
  'eph 4:zu|ephreli 4:zu|eyl 9:tr|eylul 9:tr|fab 2:ha|faburairu 2:ha|feabh 2:ga|feabhra 2:ga|feb 2|febbr 2:it|' +
  'febbraio 2:it|feber 2:de|febr 2|febraayo 2:so|febreiro 2:gl|febrer 2:ca|febrero 2:es|' +
  'februar 2:de,da,nb,nn,is,fo,sk,sl,sr,bs,hu,lb|februara 2:sk|februari 2:nl,sv,sw,id,ms|februarie 2:ro,af|' +
  'februaris 2:lv|february 2|februwari 2:zu|fev 2:pt,az,uz|fever 2:pt|fevereiro 2:pt|fevr 2:fr|fevral 2:az,uz|' +
  'fevrier 2:fr|few 2:tk|fewral 2:tk|fra 2:mt|frar 2:mt|geguze 5:lt|geguzes 5:lt|gen 1:it,ca|gener 1:ca|genn 1:it|' +
  'gennaio 1:it|giu 6:it|giugno 6:it|gor 7:cy|gorff 7:cy|gorffennaf 7:cy|gru 12:pl|grudnia 12:pl|grudzien 12:pl|' +
  'gruodis 12:lt|gruodzio 12:lt|gun 6:mt|gunju 6:mt|gush 8:sq|gusht 8:sq|haz 6:tr|haziran 6:tr|heina 7:fi|' +
  'heinakuu 7:fi|heinakuuta 7:fi|helmi 2:fi|helmikuu 2:fi|helmikuuta 2:fi|huhti 4:fi|huhtikuu 4:fi|huhtikuuta 4:fi|' +
  'hul 7:fil|hulyo 7:fil|hun 6:fil|hunyo 6:fil|hyd 10:cy|hydref 10:cy|ian 1:ro|ianuarie 1:ro|ion 1:cy|ionawr 1:cy|' +
  'ira 9:eu|iraila 9:eu|irailaren 9:eu|iuil 7:ga|iul 7:ro|iulie 7:ro|iun 6:ro|iunie 6:ro|iyl 7:az,uz|iyn 6:az,uz|' +
  'iyul 7:az,uz,tk|iyun 6:az,uz,tk|jaan 1:et|jaanuar 1:et|jaen 1:de|jan 1|janaayo 1:so|janairu 1:ha|janar 1:sq|' +
  'janeiro 1:pt|jannaayo 1:so|jannar 1:mt|janner 1:de|janu 1|januar 1:de,da,nb,nn,is,fo,sk,sl,sr,bs,hu,lb|' +
  'januara 1:sk|januari 1:nl,sv,sw,id,ms|januarie 1:af|january 1|januwari 1:zu|janv 1:fr,lv|janvaris 1:lv|' +
  'janvier 1:fr|joulu 12:fi|joulukuu 12:fi|joulukuuta 12:fi|juil 7:fr|juill 7:fr|juillet 7:fr|juin 6:fr|jul 7|' +
  'jula 7:sk|julai 7:sw,ms|julayi 7:zu|julho 7:pt|juli 7:de,nl,sv,da,nb,nn,is,fo,bs,lb,id|julie 7:af|julij 7:sl|' +
  'julijs 7:lv|julio 7:es|juliol 7:ca|julius 7:hu|july 7|jun 6|juna 6:sk|june 6|junho 6:pt|' +
  'juni 6:de,nl,sv,da,nb,nn,is,fo,bs,lb,sw,zu,id|junie 6:af|junij 6:sl|junijs 6:lv|junio 6:es|junius 6:hu|' +
  'juny 6:ca|juuli 7:et|juun 6:so|juuni 6:et|kas 11:tr|kasim 11:tr|kesa 6:fi|kesakuu 6:fi|kesakuuta 6:fi|kol 8:hr|' +
  'kolovoz 8:hr|kolovoza 8:hr|korr 7:sq|korrik 7:sq|kovas 3:lt|kovo 3:lt|kve 5:cs|kveten 5:cs|kvetna 5:cs|kwi 4:pl|' +
  'kwiecien 4:pl|kwietnia 4:pl|lapkricio 11:lt|lapkritis 11:lt|led 1:cs|leden 1:cs|ledna 1:cs|liepa 7:lt|' +
  'liepos 7:lt|lip 7:pl 6:hr|lipanj 6:hr|lipca 7:pl|lipiec 7:pl|lipnja 6:hr|lis 11:pl,cs 10:hr|' +
  'listopad 11:pl,cs 10:hr|listopada 11:pl 10:hr|listopadu 11:cs|loka 10:fi|lokakuu 10:fi|lokakuuta 10:fi|lug 7:it|' +
  'luglio 7:it|lul 7:mt,so|lulju 7:mt|lun 8:ga|lunasa 8:ga|lut 2:pl|lutego 2:pl|luty 2:pl|luulyo 7:so|maalis 3:fi|' +
  'maaliskuu 3:fi|maaliskuuta 3:fi|maarso 3:so|maart 3:nl,af|maayo 5:so|mac 3:sw,ms|machi 3:sw|mae 3:lb|maer 3:de|' +
  'maerz 3:lb,de|mag 5:it|maggio 5:it|mai 5:de,fr,pt,nb,nn,is,fo,et,ro,eu,cy|maiatza 5:eu|maiatzaren 5:eu|' +
  'maig 5:ca|maijs 5:lv|maio 5:pt,gl|maj 5:sv,da,pl,sk,sl,sr,bs,hu,sq|maja 5:pl,sk|majus 5:hu|mar 3|marc 3:hu,ca|' +
  'marca 3:pl,sk|march 3|marcius 3:hu|marco 3:pt|marec 3:sk,sl|maret 3:id|maris 3:ha|marras 11:fi|marraskuu 11:fi|' +
  'marraskuuta 11:fi|mars 3:fr,sv,nb,nn,is,fo,sq|marso 3:fil|mart 3:sr,bs,tr,az,uz,tk|marta 3:ga|martie 3:ro|' +
  'marts 3:da,et,lv|martxoa 3:eu|martxoaren 3:eu|marz 3:de|marzec 3:pl|marzo 3:es,it,gl|marzu 3:mt|mas 3:zu|' +
  'mashi 3:zu|maw 3:cy|mawrth 3:cy|may 5|mayis 5:tr|mayo 5:es,fil|mayu 5:ha|meanfomhair 9:ga|medi 9:cy|mee 5:lb|' +
  'meh 6:cy|mehefin 6:cy|mei 5:nl,af,sw,id,ms|meith 6:ga|meitheamh 6:ga|mej 5:mt|mejju 5:mt|mey 5:zu|meyi 5:zu|' +
  'mfomh 9:ga|mrt 3:nl,af|mrz 3:de|nen 11:sq|nentor 11:sq|nis 4:tr|nisan 4:tr|nob 11:fil|nobyembre 11:fil|' +
  'nof 11:so|noiembrie 11:ro|noll 12:ga|nollaig 12:ga|noofeembar 11:so|nop 11:id|nopember 11:id|nov 11|' +
  'novemba 11:sw,zu|novembar 11:sr,bs|november 11|novembra 11:sk|novembre 11:fr,it,ca|novembris 11:lv|' +
  'novembro 11:pt,gl|novembru 11:mt|noviembre 11:es|noy 11:az,uz,tk|noyabr 11:az,uz,tk|nuw 11:ha|nuwamba 11:ha|' +
  'oca 1:tr|ocak 1:tr|oct 10|october 10|octobre 10:fr|octombrie 10:ro|octubre 10:es,ca|ogo 8:ms|ogos 8:ms|' +
  'ogosto 8:so|ogs 8:so|okt 10:de,nl,sv,da,nb,nn,is,fo,et,lv,sk,sl,sr,bs,az,hu,lb,af,sw,so,ha,zu,id,ms,fil,uz,tk|' +
  'oktabr 10:uz|okthoba 10:zu|oktoba 10:sw,ha|oktobar 10:sr,bs|' +
  'oktober 10:de,nl,sv,da,nb,nn,is,fo,sk,sl,hu,lb,af,id,ms|oktobra 10:sk|oktobris 10:lv|oktoobar 10:so|' +
  'oktoober 10:et|oktubre 10:fil|oktyabr 10:az,tk|ots 2:eu|otsaila 2:eu|otsailaren 2:eu|ott 10:it,mt|ottobre 10:it|' +
  'ottubru 10:mt|out 10:pt,gl|outubro 10:pt,gl|ozu 3:hr|ozujak 3:hr|ozujka 3:hr|paz 10:pl|pazdz 10:pl|' +
  'pazdziernik 10:pl|pazdziernika 10:pl|peb 2:fil|pebrero 2:fil|pebruari 2:id|pri 4:sq|prill 4:sq|pro 12:cs,hr|' +
  'prosinac 12:hr|prosinca 12:hr|prosince 12:cs|prosinec 12:cs|qer 6:sq|qershor 6:sq|rhag 12:cy|rhagfyr 12:cy|' +
  'rij 10:cs|rijen 10:cs|rijna 10:cs|rugpjucio 8:lt|rugpjutis 8:lt|rugsejis 9:lt|rugsejo 9:lt|ruj 9:hr|rujan 9:hr|' +
  'rujna 9:hr|samh 11:ga|samhain 11:ga|sat 9:ha|satumba 9:ha|sausio 1:lt|sausis 1:lt|seb 9:so|sebteembar 9:so|' +
  'sebtembar 9:so|sen 9:az,uz,tk|sentabr 9:uz|sentyabr 9:az,tk|sep 9|sept 9|septemba 9:sw|septembar 9:sr,bs|' +
  'september 9|septembra 9:sk|septembre 9:fr|septembrie 9:ro|septembris 9:lv|septhemba 9:zu|septiembre 9:es|' +
  'set 9:es,it,pt,ca,gl,mt,fil|setembre 9:ca|setembro 9:pt,gl|setiembre 9:es|sett 9:it|settembre 9:it|' +
  'settembru 9:mt|setyembre 9:fil|shk 2:sq|shkurt 2:sq|sht 9:sq|shtator 9:sq|sie 8:pl|sierpien 8:pl|sierpnia 8:pl|' +
  'sij 1:hr|sijecanj 1:hr|sijecnja 1:hr|spalio 10:lt|spalis 10:lt|srp 8:cs 7:hr|srpanj 7:hr|srpen 8:cs|srpna 8:cs|' +
  'srpnja 7:hr|stu 11:hr|studeni 11:hr|studenoga 11:hr|sty 1:pl|stycz 1:pl|styczen 1:pl|stycznia 1:pl|sub 2:tr|' +
  'subat 2:tr|svi 5:hr|svibanj 5:hr|svibnja 5:hr|syys 9:fi|syyskuu 9:fi|syyskuuta 9:fi|szept 9:hu|szeptember 9:hu|' +
  'tach 11:cy|tachwedd 11:cy|tammi 1:fi|tammikuu 1:fi|tammikuuta 1:fi|tem 7:tr|temmuz 7:tr|tet 10:sq|tetor 10:sq|' +
  'touko 5:fi|toukokuu 5:fi|toukokuuta 5:fi|tra 4:hr|travanj 4:hr|travnja 4:hr|uno 2:cs|unor 2:cs|unora 2:cs|' +
  'urr 10:eu|urria 10:eu|urriaren 10:eu|urt 1:eu|urtarrila 1:eu|urtarrilaren 1:eu|uzt 7:eu|uztaila 7:eu|' +
  'uztailaren 7:eu|vasario 2:lt|vasaris 2:lt|veebr 2:et|veebruar 2:et|velj 2:hr|veljaca 2:hr|veljace 2:hr|wrz 9:pl|' +
  'wrzes 9:pl|wrzesien 9:pl|wrzesnia 9:pl|xan 1:gl|xaneiro 1:gl|xul 7:gl|xullo 7:gl|xuno 6:gl|yan 1:az,uz,tk|' +
  'yanvar 1:az,uz|yanwar 1:tk|yul 7:ha|yuli 7:ha|yun 6:ha|yuni 6:ha|zar 9:cs|zari 9:cs|απρ 4:el|απριλιοσ 4:el|' +
  'απριλιου 4:el|αυγ 8:el|αυγουστοσ 8:el|αυγουστου 8:el|δεκ 12:el|δεκεμβριοσ 12:el|δεκεμβριου 12:el|ιαν 1:el|' +
  'ιανουαριοσ 1:el|ιανουαριου 1:el|ιουλ 7:el|ιουλιοσ 7:el|ιουλιου 7:el|ιουν 6:el|ιουνιοσ 6:el|ιουνιου 6:el|' +
  'μαι 5:el|μαιοσ 5:el|μαιου 5:el|μαρ 3:el|μαρτιοσ 3:el|μαρτιου 3:el|νοε 11:el|νοεμβριοσ 11:el|νοεμβριου 11:el|' +
  'οκτ 10:el|οκτωβριοσ 10:el|οκτωβριου 10:el|σεπ 9:el|σεπτεμβριοσ 9:el|σεπτεμβριου 9:el|φεβ 2:el|φεβρουαριοσ 2:el|' +
  'φεβρουαριου 2:el|авг 8:sr,mk,ru,ky,uz,tg|август 8:sr,mk,bg,ru,ky,uz,tg|августа 8:ru|апр 4:sr,mk,ru,ky,uz,tg|' +
  'апрел 4:uz,tg|апрель 4:ru,ky|апреля 4:ru|април 4:sr,mk,bg|аравдугаарсар 10:mn|аравдугаарсарын 10:mn|' +
  'арваннэгдүгээрсар 11:mn|арваннэгдүгээрсарын 11:mn|арванхоердугаарсар 12:mn|арванхоердугаарсарын 12:mn|ақп 2:kk|' +
  'ақпан 2:kk|бер 3:uk|березень 3:uk|березня 3:uk|вер 9:uk,be|верасень 9:be|верасня 9:be|вересень 9:uk|' +
  'вересня 9:uk|груд 12:uk|грудень 12:uk|грудня 12:uk|гуравдугаарсар 3:mn|гуравдугаарсарын 3:mn|' +
  'дек 12:mk,ru,ky,uz,tg|декабр 12:uz,tg|декабрь 12:ru,ky|декабря 12:ru|декември 12:mk,bg|дец 12:sr|децембар 12:sr|' +
  'долоодугаарсар 7:mn|долоодугаарсарын 7:mn|дөрөвдүгээрсар 4:mn|дөрөвдүгээрсарын 4:mn|есдүгээрсар 9:mn|' +
  'есдүгээрсарын 9:mn|жел 12:kk|желтоқсан 12:kk|жні 8:be|жнівень 8:be|жніуня 8:be|жовт 10:uk|жовтень 10:uk|' +
  'жовтня 10:uk|зургаадугаарсар 6:mn|зургаадугаарсарын 6:mn|июл 7:ru,ky,uz,tg|июль 7:ru,ky|июля 7:ru|' +
  'июн 6:ru,ky,uz,tg|июнь 6:ru,ky|июня 6:ru|кас 10:be|кастрычнік 10:be|кастрычніка 10:be|квіт 4:uk|квітень 4:uk|' +
  'квітня 4:uk|кра 4:be|красавік 4:be|красавіка 4:be|лип 7:uk|липень 7:uk|липня 7:uk|лист 11:uk|листопад 11:uk|' +
  'листопада 11:uk|лют 2:uk,be|лютага 2:be|лютии 2:uk|лютого 2:uk|люты 2:be|ліп 7:be|ліпень 7:be|ліпеня 7:be|' +
  'ліс 11:be|лістапад 11:be|лістапада 11:be|маи 5:bg,ru,be,ky,uz,tg|мам 5:kk|мамыр 5:kk|мар 3:sr,mk,ru,ky,uz,tg|' +
  'март 3:sr,mk,bg,ru,ky,uz,tg|марта 3:ru|мау 6:kk|маусым 6:kk|мая 5:ru,be|мај 5:sr,mk|наимдугаарсар 8:mn|' +
  'наимдугаарсарын 8:mn|нау 3:kk|наурыз 3:kk|нов 11:sr|новембар 11:sr|ное 11:mk|ноември 11:mk,bg|' +
  'ноя 11:ky,uz,tg,ru|нояб 11:ru|ноябр 11:uz,tg|ноябрь 11:ru,ky|ноября 11:ru|нэгдүгээрсар 1:mn|нэгдүгээрсарын 1:mn|' +
  'окт 10:sr,mk,ru,ky,uz,tg|октобар 10:sr|октомври 10:mk,bg|октябр 10:uz,tg|октябрь 10:ru,ky|октября 10:ru|' +
  'сак 3:be|сакавік 3:be|сакавіка 3:be|сен 9:ky,uz,tg,ru|сент 9:ru|сентябр 9:uz,tg|сентябрь 9:ru,ky|сентября 9:ru|' +
  'сеп 9:sr,mk|септембар 9:sr|септември 9:mk,bg|серп 8:uk|серпень 8:uk|серпня 8:uk|сне 12:be|снежань 12:be|' +
  'снежня 12:be|сту 1:be|студзень 1:be|студзеня 1:be|січ 1:uk|січень 1:uk|січня 1:uk|сәу 4:kk|сәуір 4:kk|' +
  'тавдугаарсар 5:mn|тавдугаарсарын 5:mn|там 8:kk|тамыз 8:kk|трав 5:uk|травень 5:uk|травня 5:uk|феб 2:sr|' +
  'фебруар 2:sr|фев 2:mk,ky,uz,tg,ru|февр 2:ru|феврал 2:uz,tg|февраль 2:ru,ky|февраля 2:ru|февруари 2:mk,bg|' +
  'хоердугаарсар 2:mn|хоердугаарсарын 2:mn|черв 6:uk|червень 6:uk|червня 6:uk|чэр 6:be|чэрвень 6:be|чэрвеня 6:be|' +
  'шіл 7:kk|шілде 7:kk|юли 7:bg|юни 6:bg|янв 1:ru,ky,uz,tg|январ 1:uz,tg|январь 1:ru,ky|января 1:ru|януари 1:bg|' +
  'јан 1:sr,mk|јануар 1:sr|јануари 1:mk|јул 7:sr,mk|јули 7:mk|јун 6:sr,mk|јуни 6:mk|қаз 10:kk|қазан 10:kk|' +
  'қар 11:kk|қараша 11:kk|қаң 1:kk|қаңтар 1:kk|қыр 9:kk|қыркүиек 9:kk|ապր 4:hy|ապրիլ 4:hy|ապրիլի 4:hy|դեկ 12:hy|' +
  'դեկտեմբեր 12:hy|դեկտեմբերի 12:hy|հլս 7:hy|հնս 6:hy|հնվ 1:hy|հոկ 10:hy|հոկտեմբեր 10:hy|հոկտեմբերի 10:hy|' +
  'հուլիս 7:hy|հուլիսի 7:hy|հունիս 6:hy|հունիսի 6:hy|հունվար 1:hy|հունվարի 1:hy|մայիս 5:hy|մայիսի 5:hy|մարտ 3:hy|' +
  'մարտի 3:hy|մյս 5:hy|մրտ 3:hy|նոյ 11:hy|նոյեմբեր 11:hy|նոյեմբերի 11:hy|սեպ 9:hy|սեպտեմբեր 9:hy|սեպտեմբերի 9:hy|' +
  'փետրվար 2:hy|փետրվարի 2:hy|փտվ 2:hy|օգոստոս 8:hy|օգոստոսի 8:hy|օգս 8:hy|אוג 8:he|אוגוסט 8:he|אוק 10:he|' +
  'אוקטובר 10:he|אפר 4:he|אפריל 4:he|דצמ 12:he|דצמבר 12:he|יולי 7:he|יוני 6:he|ינו 1:he|ינואר 1:he|מאי 5:he|' +
  'מרץ 3:he|נוב 11:he|נובמבר 11:he|ספט 9:he|ספטמבר 9:he|פבר 2:he|פברואר 2:he|آب 8:ar|آذار 3:ar|آوریل 4:fa|' +
  'أبريل 4:ar|أغسطس 8:ar|أفريل 4:ar|أكتوبر 10:ar|أوت 8:ar|أيار 5:ar|أيلول 9:ar|اوت 8:fa|اپریل 4:ps,ur|اکتبر 10:fa|' +
  'اکتوبر 10:ps,ur|اګست 8:ps|اگست 8:ur|تشرينالأول 10:ar|تشرينالثاني 11:ar|تموز 7:ar|جانفي 1:ar|جنوري 1:ps|' +
  'جنوری 1:ur|جوان 6:ar|جولائی 7:ur|جولای 7:ps|جون 6:ps,ur|جويلية 7:ar|حزيران 6:ar|دجنبر 12:ar|دسامبر 12:fa|' +
  'دسمبر 12:ps,ur|ديسمبر 12:ar|سبتمبر 9:ar|ستمبر 9:ur|سپتامبر 9:fa|سپتمبر 9:ps|سېپتمبر 9:ps|شباط 2:ar|شتنبر 9:ar|' +
  'غشت 8:ar|فبراير 2:ar|فبروري 2:ps|فروری 2:ur|فوریه 2:fa|فوریهٔ 2:fa|فيفري 2:ar|فېبروري 2:ps|كانونالأول 12:ar|' +
  'كانونالثاني 1:ar|مئی 5:ur|مارس 3:ar,fa|مارچ 3:ps,ur|ماي 5:ar|مايو 5:ar|مه 5:fa|مهٔ 5:fa|مۍ 5:ps|نوامبر 11:fa|' +
  'نوفمبر 11:ar|نومبر 11:ps,ur|نونبر 11:ar|نيسان 4:ar|يناير 1:ar|يوليو 7:ar|يوليوز 7:ar|يونيو 6:ar|ژانویه 1:fa|' +
  'ژانویهٔ 1:fa|ژوئن 6:fa|ژوئیه 7:fa|ژوئیهٔ 7:fa|अक्टू 10:hi|अक्टूबर 10:hi|अक्टोबर 10:ne|अक्तूबर 10:hi|अग 8:hi|' +
  'अगस्ट 8:ne|अगस्त 8:hi|अप्रिल 4:ne|अप्रैल 4:hi|एप्रि 4:mr|एप्रिल 4:mr|ऑक्टो 10:mr|ऑक्टोबर 10:mr|ऑग 8:mr|' +
  'ऑगस्ट 8:mr|जन 1:hi|जनवरी 1:hi,ne|जाने 1:mr|जानेवारी 1:mr|जुन 6:ne|जुल 7:hi|जुलाई 7:hi,ne|जुलै 7:mr|जून 6:hi,mr|' +
  'डिसें 12:mr|डिसेंबर 12:mr|डिसेम्बर 12:ne|दिस 12:hi|दिसंबर 12:hi|नव 11:hi|नवंबर 11:hi|नोभेम्बर 11:ne|' +
  'नोव्हें 11:mr|नोव्हेंबर 11:mr|फ़र 2:hi|फ़रवरी 2:hi|फेब्रु 2:mr|फेब्रुअरी 2:ne|फेब्रुवारी 2:mr|मई 5:hi|' +
  'मार्च 3:hi,mr,ne|मे 5:mr,ne|सप्टें 9:mr|सप्टेंबर 9:mr|सित 9:hi|सितंबर 9:hi|सेप्टेम्बर 9:ne|অক্টো 10:bn,as|' +
  'অক্টোবর 10:bn|অক্টোবৰ 10:as|আগ 8:bn,as|আগষ্ট 8:as|আগস্ট 8:bn|এপ্রি 4:bn|এপ্রিল 4:bn|এপ্ৰিল 4:as|ছেপ্তে 9:as|' +
  'ছেপ্তেম্বৰ 9:as|জানু 1:bn,as|জানুয়ারি 1:bn|জানুৱাৰী 1:as|জুন 6:bn,as|জুল 7:bn|জুলাই 7:bn,as|ডিচে 12:as|' +
  'ডিচেম্বৰ 12:as|ডিসে 12:bn|ডিসেম্বর 12:bn|নভে 11:bn|নভেম্বর 11:bn|নৱে 11:as|নৱেম্বৰ 11:as|ফেব 2:bn|' +
  'ফেব্রুয়ারি 2:bn|ফেব্ৰু 2:as|ফেব্ৰুৱাৰী 2:as|মার্চ 3:bn|মাৰ্চ 3:as|মে 5:bn,as|সেপ 9:bn|সেপ্ট 9:bn|' +
  'সেপ্টেম্বর 9:bn|ਅਕਤੂ 10:pa|ਅਕਤੂਬਰ 10:pa|ਅਗ 8:pa|ਅਗਸਤ 8:pa|ਅਪ੍ਰੈ 4:pa|ਅਪ੍ਰੈਲ 4:pa|ਜਨ 1:pa|ਜਨਵਰੀ 1:pa|ਜੁਲਾ 7:pa|' +
  'ਜੁਲਾਈ 7:pa|ਜੂਨ 6:pa|ਦਸੰ 12:pa|ਦਸੰਬਰ 12:pa|ਨਵੰ 11:pa|ਨਵੰਬਰ 11:pa|ਫ਼ਰ 2:pa|ਫ਼ਰਵਰੀ 2:pa|ਮਈ 5:pa|ਮਾਰਚ 3:pa|ਸਤੰ 9:pa|' +
  'ਸਤੰਬਰ 9:pa|એપ્રિલ 4:gu|ઑક્ટો 10:gu|ઑક્ટોબર 10:gu|ઑગસ્ટ 8:gu|જાન્યુ 1:gu|જાન્યુઆરી 1:gu|જુલાઈ 7:gu|જૂન 6:gu|' +
  'ડિસે 12:gu|ડિસેમ્બર 12:gu|નવે 11:gu|નવેમ્બર 11:gu|ફેબ્રુ 2:gu|ફેબ્રુઆરી 2:gu|માર્ચ 3:gu|મે 5:gu|સપ્ટે 9:gu|' +
  'સપ્ટેમ્બર 9:gu|ଅକ୍ଟୋବର 10:or|ଅଗଷ୍ଟ 8:or|ଅପ୍ରେଲ 4:or|ଜାନୁଆରୀ 1:or|ଜୁନ 6:or|ଜୁଲାଇ 7:or|ଡିସେମ୍ବର 12:or|' +
  'ନଭେମ୍ବର 11:or|ଫେବୃଆରୀ 2:or|ମଇ 5:or|ମାର୍ଚ୍ଚ 3:or|ସେପ୍ଟେମ୍ବର 9:or|அக் 10:ta|அக்டோபர் 10:ta|ஆக 8:ta|ஆகஸ்ட் 8:ta|' +
  'ஏப் 4:ta|ஏப்ரல் 4:ta|செப் 9:ta|செப்டம்பர் 9:ta|ஜன 1:ta|ஜனவரி 1:ta|ஜூன் 6:ta|ஜூலை 7:ta|டிச 12:ta|டிசம்பர் 12:ta|' +
  'நவ 11:ta|நவம்பர் 11:ta|பிப் 2:ta|பிப்ரவரி 2:ta|மார் 3:ta|மார்ச் 3:ta|மே 5:ta|అక్టో 10:te|అక్టోబర్ 10:te|ఆగ 8:te|' +
  'ఆగస్టు 8:te|ఏప్రి 4:te|ఏప్రిల్ 4:te|జన 1:te|జనవరి 1:te|జులై 7:te|జూన్ 6:te|డిసెం 12:te|డిసెంబర్ 12:te|నవం 11:te|' +
  'నవంబర్ 11:te|ఫిబ్ర 2:te|ఫిబ్రవరి 2:te|మార్చి 3:te|మే 5:te|సెప్టెం 9:te|సెప్టెంబర్ 9:te|ಅಕ್ಟೋ 10:kn|' +
  'ಅಕ್ಟೋಬರ್ 10:kn|ಆಗ 8:kn|ಆಗಸ್ಟ್ 8:kn|ಏಪ್ರಿ 4:kn|ಏಪ್ರಿಲ್ 4:kn|ಜನ 1:kn|ಜನವರಿ 1:kn|ಜುಲೈ 7:kn|ಜೂನ್ 6:kn|ಡಿಸೆಂ 12:kn|' +
  'ಡಿಸೆಂಬರ್ 12:kn|ನವೆಂ 11:kn|ನವೆಂಬರ್ 11:kn|ಫೆಬ್ರ 2:kn|ಫೆಬ್ರವರಿ 2:kn|ಮಾರ್ಚ್ 3:kn|ಮೇ 5:kn|ಸೆಪ್ಟೆಂ 9:kn|' +
  'ಸೆಪ್ಟೆಂಬರ್ 9:kn|ഏപ്രി 4:ml|ഏപ്രിൽ 4:ml|ഒക്ടോ 10:ml|ഒക്ടോബർ 10:ml|ഓഗ 8:ml|ഓഗസ്റ്റ് 8:ml|ജനു 1:ml|ജനുവരി 1:ml|' +
  'ജൂലൈ 7:ml|ജൂൺ 6:ml|ഡിസം 12:ml|ഡിസംബർ 12:ml|നവം 11:ml|നവംബർ 11:ml|ഫെബ്രു 2:ml|ഫെബ്രുവരി 2:ml|മാർ 3:ml|' +
  'മാർച്ച് 3:ml|മേയ് 5:ml|സെപ്റ്റം 9:ml|സെപ്റ്റംബർ 9:ml|ඇසළ 7:si|ඉල් 11:si|උඳුවප් 12:si|දුරුතු 1:si|නවම් 2:si|' +
  'නිකිණි 8:si|පොසොන් 6:si|බක් 4:si|බිනර 9:si|මැදින් 3:si|වප් 10:si|වෙසක් 5:si|กค 7:th|กพ 2:th|กย 9:th|' +
  'กรกฎาคม 7:th|กันยายน 9:th|กุมภาพันธ์ 2:th|ตค 10:th|ตุลาคม 10:th|ธค 12:th|ธันวาคม 12:th|พค 5:th|พย 11:th|' +
  'พฤศจิกายน 11:th|พฤษภาคม 5:th|มกราคม 1:th|มค 1:th|มิถุนายน 6:th|มิย 6:th|มีค 3:th|มีนาคม 3:th|สค 8:th|' +
  'สิงหาคม 8:th|เมย 4:th|เมษายน 4:th|ກຍ 9:lo|ກພ 2:lo|ກລ 7:lo|ກັນຍາ 9:lo|ກຸມພາ 2:lo|ກໍລະກົດ 7:lo|ຕລ 10:lo|' +
  'ຕຸລາ 10:lo|ທວ 12:lo|ທັນວາ 12:lo|ພຈ 11:lo|ພພ 5:lo|ພະຈິກ 11:lo|ພຶດສະພາ 5:lo|ມກ 1:lo|ມນ 3:lo|ມສ 4:lo|ມັງກອນ 1:lo|' +
  'ມິຖ 6:lo|ມິຖຸນາ 6:lo|ມີນາ 3:lo|ສຫ 8:lo|ສິງຫາ 8:lo|ເມສາ 4:lo|စက် 9:my|စက်တင်ဘာ 9:my|ဇန် 1:my|ဇန်နဝါရီ 1:my|' +
  'ဇူ 7:my|ဇူလိုင် 7:my|ဇွန် 6:my|ဒီ 12:my|ဒီဇင်ဘာ 12:my|နို 11:my|နိုဝင်ဘာ 11:my|ဖေ 2:my|ဖေဖော်ဝါရီ 2:my|မတ် 3:my|' +
  'မေ 5:my|အောက် 10:my|အောက်တိုဘာ 10:my|ဧ 4:my|ဧပြီ 4:my|ဩ 8:my|ဩဂုတ် 8:my|აგვ 8:ka|აგვისტო 8:ka|აპრ 4:ka|' +
  'აპრილი 4:ka|დეკ 12:ka|დეკემბერი 12:ka|თებ 2:ka|თებერვალი 2:ka|იან 1:ka|იანვარი 1:ka|ივლ 7:ka|ივლისი 7:ka|' +
  'ივნ 6:ka|ივნისი 6:ka|მაი 5:ka|მაისი 5:ka|მარ 3:ka|მარტი 3:ka|ნოე 11:ka|ნოემბერი 11:ka|ოქტ 10:ka|ოქტომბერი 10:ka|' +
  'სექ 9:ka|სექტემბერი 9:ka|ማርች 3:am|ሜይ 5:am|ሴፕቴ 9:am|ሴፕቴምበር 9:am|ኖቬም 11:am|ኖቬምበር 11:am|ኤፕሪ 4:am|ኤፕሪል 4:am|' +
  'ኦክቶ 10:am|ኦክቶበር 10:am|ኦገስ 8:am|ኦገስት 8:am|ዲሴም 12:am|ዲሴምበር 12:am|ጁላይ 7:am|ጁን 6:am|ጃን 1:am|ጃንዋሪ 1:am|ፌብ 2:am|' +
  'ፌብሩዋሪ 2:am|កក្កដា 7:km|កញ្ញា 9:km|កុម្ភៈ 2:km|តុលា 10:km|ធ្នូ 12:km|មករា 1:km|មិថុនា 6:km|មីនា 3:km|មេសា 4:km|' +
  'វិច្ឆិកា 11:km|សីហា 8:km|ឧសភា 5:km|一月 1:zh|七月 7:zh|三月 3:zh|九月 9:zh|二月 2:zh|五月 5:zh|八月 8:zh|六月 6:zh|十一月 11:zh|' +
  '十二月 12:zh|十月 10:zh|四月 4:zh';

/** `name calendar:month`. */
export const otherMonthNames: string =
  'aban persian:8|azar persian:9|bahman persian:11|dey persian:10|esfand persian:12|farvardin persian:1|' +
  'khordad persian:3|mehr persian:7|mordad persian:5|ordibehesht persian:2|shahrivar persian:6|tir persian:4|' +
  'آبان persian:8|آذر persian:9|اردیبهشت persian:2|اسد persian:5|اسفند persian:12|امرداد persian:5|بهمن persian:11|' +
  'تله persian:7|تیر persian:4|ثور persian:2|جدی persian:10|جمادىالآخرة islamic-umalqura:6|' +
  'جمادىالأولى islamic-umalqura:5|جمادیالاول islamic-umalqura:5|جمادیالاوّل islamic-umalqura:5|' +
  'جمادیالثانی islamic-umalqura:6|جمادیالثّانی islamic-umalqura:6|جوزا persian:3|حمل persian:1|حوت persian:12|' +
  'خرداد persian:3|دلو persian:11|دی persian:10|ذوالحجة islamic-umalqura:12|ذوالحجۃ islamic-umalqura:12|' +
  'ذوالقعدة islamic-umalqura:11|ذوالقعدۃ islamic-umalqura:11|ربيعالآخر islamic-umalqura:4|' +
  'ربيعالأول islamic-umalqura:3|ربیعالاول islamic-umalqura:3|ربیعالاوّل islamic-umalqura:3|' +
  'ربیعالثانی islamic-umalqura:4|ربیعالثّانی islamic-umalqura:4|رجب islamic-umalqura:7|رمضان islamic-umalqura:9|' +
  'زمری persian:5|سرطان persian:4|سلواغه persian:11|سنبله persian:6|سنبلهٔ persian:6|شعبان islamic-umalqura:8|' +
  'شهریور persian:6|شوال islamic-umalqura:10|صفر islamic-umalqura:2|عقرب persian:8|غبرگولی persian:3|' +
  'غویی persian:2|فروردین persian:1|قوس persian:9|لړم persian:8|لیندۍ persian:9|محرم islamic-umalqura:1|' +
  'مرداد persian:5|مرغومی persian:10|مهر persian:7|میزان persian:7|وری persian:1|وږی persian:6|چنگاښ persian:4|' +
  'کب persian:12|ህዳር ethiopic:3|ሐምሌ ethiopic:11|መስከረም ethiopic:1|መጋቢት ethiopic:7|ሚያዝያ ethiopic:8|ሰኔ ethiopic:10|' +
  'ታህሳስ ethiopic:4|ታኅሣሥ ethiopic:4|ኅዳር ethiopic:3|ነሐሴ ethiopic:12|የካቲት ethiopic:6|ግንቦት ethiopic:9|ጥር ethiopic:5|' +
  'ጥቅምት ethiopic:2|ጳጉሜ ethiopic:13|ጳጉሜን ethiopic:13';

/** `name numbers`, 0 for Sunday; of weekdays of two words each word. */
export const weekdayNames: string =
  'ahad 0|ahd 0|al 1|alh 4|alhamis 4|alhamisi 4|an 2|ann 5|anna 5|antradienis 2|aoine 5|ar 2|arbaco 3|arbc 3|asa 6|' +
  'asabar 6|asteartea 2|asteazkena 3|astelehena 1|axad 0|axd 0|axsami 24|az 3|ba 2|bay 6|bazar 01|be 1|bil 2|biy 5|' +
  'biyernes 5|ca 24|car 3|carsamba 3|carsenbe 3|cead 3|ceadaoin 3|cet 4|cetrtek 4|ceturtd 4|ceturtdiena 4|' +
  'cetvrtak 4|chor 3|chorshanba 3|chu 0|cmt 6|cn 0|cs 4|csutortok 4|ct 4|ctvrtek 4|cum 5|cuma 5|cumartesi 6|' +
  'cumə 45|czw 4|czwartek 4|cərsənbə 23|dc 3|de 012356|dear 4|deardaoin 4|den 2|denschdeg 2|dg 0|di 2|die 0|diel 0|' +
  'dienstag 2|dijous 4|dilluns 1|dim 0|dimanche 0|dimarts 2|dimecres 3|dinsdag 2|dissabte 6|diumenge 0|divendres 5|' +
  'dj 4|dl 1|do 4|dom 0|domenica 0|domh 0|domhnaigh 0|domingo 0|don 4|donderdag 4|donnerstag 4|donneschdeg 4|ds 6|' +
  'dt 2|dum 0|duminica 0|dus 1|dusenbe 1|dush 1|dushanba 1|dv 5|dydd 0123456|enj 4|enjte 4|erb 3|ertəsi 1|' +
  'esmaspaev 1|fim 4|fimmtudagur 4|fos 5|fostudagur 5|fr 5|fre 5|fredag 5|freideg 5|freitag 5|fri 5|friday 5|' +
  'friggjadagur 5|gim 5|gio 4|giovedi 4|gwe 5|gwener 5|hai 1|haoine 5|hen 1|hene 1|hetfo 1|hla 5|hos 4|hosdagur 4|' +
  'huw 4|huwebes 4|iau 4|ig 0|igandea 0|ijumaa 5|il-gimgħa 5|il-ħadd 0|il-ħamis 4|is-sibt 6|isn 1|isniin 1|isnin 1|' +
  'isonto 0|it-tlieta 2|it-tnejn 1|jeu 4|jeudi 4|jimco 5|jmc 5|joi 4|jue 4|jueves 4|jum 5|juma 5|jumaat 5|' +
  'jumamosi 6|jumanne 2|jumapili 0|jumat 5|jumatano 3|jumatatu 1|jummaa 5|kam 4|kamis 4|ke 3|kedd 2|keskiviikko 3|' +
  'ketvirtadienis 4|kha 4|khamiis 4|khamis 4|khms 4|kolmapaev 3|kt 4|l-erbgħa 3|la 6|lah 0|lahadi 0|lar 3|laraba 3|' +
  'larunbata 6|lau 6|lauantai 6|laugardagur 6|laupaev 6|laurdag 6|ley 6|leygardagur 6|lin 0|linggo 0|lit 1|' +
  'litinin 1|llun 1|lor 6|lordag 6|lr 6|luain 1|luan 1|lun 1|lundi 1|lunedi 1|lunes 1|luni 1|luns 1|lør 6|lørdag 6|' +
  'ma 1|maanantai 1|maandag 1|mairt 2|man 1|manadagur 1|mandag 1|manudagur 1|mar 2|mardi 2|marte 2|martedi 2|' +
  'martes 2|marti 2|maw 2|mawrth 2|mei 1|meindeg 1|mer 3|mercher 3|mercoledi 3|mercores 3|mercredi 3|merkure 3|' +
  'met 3|mettwoch 3|mgq 6|mi 3|mie 3|miercoles 3|miercuri 3|mik 3|mikudagur 3|min 0|minggu 0|mittwoch 3|miy 3|' +
  'miyerkules 3|mið 3|miðvikudagur 3|mo 1|mon 1|monday 1|montag 1|mso 1|nam 4|ne 0|ned 0|nedela 0|nedele 0|' +
  'nedelja 0|nedjelja 0|neljapaev 4|nhat 0|niedz 0|niedziela 0|og 4|ons 3|onsdag 3|or 5|osteguna 4|ostirala 5|' +
  'otrd 2|otrdiena 2|pa 5|patek 5|pay 4|payshanba 4|paz 0|pazar 0|pazartesi 1|pe 5|pen 4|penktadienis 5|pensenbe 4|' +
  'pentek 5|per 4|perjantai 5|persembe 4|pet 5|petak 5|petek 5|pi 5|piatek 5|piatok 5|piektd 5|piektdiena 5|' +
  'pirmadienis 1|pirmd 1|pirmdiena 1|pn 5|po 1|pon 1|pondeli 1|pondelok 1|ponedeljak 1|ponedeljek 1|ponedjeljak 1|' +
  'poniedziałek 1|pr 1|pre 5|premte 5|pt 5|puhapaev 0|pzt 1|qua 3|quarta 3|quarta-feira 3|qui 4|quinta 4|' +
  'quinta-feira 4|rab 3|rabu 3|reede 5|sa 6|sab 6|sabado 6|sabato 6|sabti 6|sabtu 6|sad 6|sadwrn 6|sal 2|sali 2|' +
  'sam 6|sambata 6|samedi 6|samschdeg 6|samstag 6|sat 6|saterdag 6|sath 6|sathairn 6|saturday 6|sau 5|sbti 6|seg 1|' +
  'segunda 1|segunda-feira 1|sekmadienis 0|sel 2|selasa 2|sen 16|senbe 6|senin 1|sesh 2|seshanba 2|sestadienis 6|' +
  'sestd 6|sestdiena 6|sex 5|sexta 5|sexta-feira 5|shan 6|shanba 6|sht 6|shtune 6|sib 6|sin 4|sis 2|sisenbe 2|sk 0|' +
  'so 06|sob 6|sobota 6|son 0|sondag 0|sonndeg 0|sonntag 0|sr 3|sre 3|sreda 3|sri 3|srijeda 3|sroda 3|st 346|' +
  'streda 3|stvrtok 4|su 0|sub 6|subota 6|sul 0|sun 0|sunday 0|sunnudagur 0|sunnuntai 0|svetd 0|svetdiena 0|sze 3|' +
  'szerda 3|szo 6|szombat 6|søn 0|søndag 0|sənbə 6|tal 2|talaado 2|talata 2|teisipaev 2|ter 2|terca 2|' +
  'terca-feira 2|tha 3|thu 123456|thursday 4|ti 2|tiistai 2|tir 2|tirs 2|tirsdag 2|tis 2|tisdag 2|tldo 2|tli 2|' +
  'tne 1|to 4|tor 24|torek 2|tors 4|torsdag 4|torstai 4|tr 3|treciadienis 3|tresd 3|tresdiena 3|tu 3|tue 2|' +
  'tuesday 2|tys 2|tysdag 2|tysdagur 2|ulwesibili 2|ulwesihlanu 5|ulwesine 4|ulwesithathu 3|umgqibelo 6|' +
  'umsombuluko 1|ut 2|utery 2|uto 2|utorak 2|utorok 2|vasarnap 0|ven 5|vendredi 5|venerdi 5|venres 5|vie 5|' +
  'viernes 5|vin 5|vineri 5|vr 5|vrijdag 5|vrydag 5|wed 3|wednesday 3|wo 3|woensdag 3|wt 2|wtorek 2|xov 4|xoves 4|' +
  'yak 0|yakshanba 0|yek 0|yeksenbe 0|za 6|zaterdag 6|zo 0|zondag 0|þri 2|þriðjudagur 2|ħad 0|ħam 4|δευ 1|' +
  'δευτερα 1|κυρ 0|κυριακη 0|παρ 5|παρασκευη 5|πεμ 4|πεμπτη 4|σαβ 6|σαββατο 6|τετ 3|τεταρτη 3|τρι 2|τριτη 2|ау 2|' +
  'ауторак 2|ба 5|баасан 5|беисенбі 4|беиш 4|беишемби 4|бс 4|бя 6|бямба 6|воскресенье 0|вс 0|вт 2|вто 2|вторник 2|' +
  'вівторок 2|да 1|даваа 1|дс 1|душ 1|душанба 1|душанбе 1|дшб 1|дүи 1|дүисенбі 1|дүишөмбү 1|жек 0|жексенбі 0|' +
  'жекшемби 0|жм 5|жс 0|жум 5|жума 5|жұма 5|ишемби 6|ишм 6|лх 3|лхагва 3|мя 2|мягмар 2|нд 0|нед 0|недела 0|' +
  'неделя 0|недеља 0|неділя 0|ня 0|нядзеля 0|ням 0|паи 4|паишанба 4|панядзелак 1|панҷшанбе 4|пет 5|петак 5|петок 5|' +
  'петък 5|пн 1|пон 1|понеделник 1|понедельник 1|понедељак 1|понеділок 1|пт 5|пшб 4|пятница 5|пятниця 5|пятніца 5|' +
  'пү 4|пүрэв 4|саб 6|сабота 6|сб 6|сеисенбі 2|сенбі 6|серада 3|середа 3|сеш 2|сешанба 2|сешанбе 2|ср 3|сре 3|' +
  'среда 3|сряда 3|сс 2|суб 6|суббота 6|субота 6|сшб 2|събота 6|сәрсенбі 3|уто 2|уторак 2|чацвер 4|чет 4|четвер 4|' +
  'четверг 4|четвртак 4|четврток 4|четвъртък 4|чор 3|чоршанба 3|чоршанбе 3|чт 4|чц 4|чшб 3|шан 6|шанба 6|шанбе 6|' +
  'шарш 3|шаршемби 3|шеиш 2|шеишемби 2|шнб 6|якш 0|якшанба 0|якшанбе 0|яшб 0|ҷмъ 5|ҷумъа 5|երեքշաբթի 2|երկ 1|' +
  'երկուշաբթի 1|երք 2|կիր 0|կիրակի 0|հինգշաբթի 4|հնգ 4|շաբաթ 6|շբթ 6|ուր 5|ուրբաթ 5|չորեքշաբթի 3|չրք 3|חמישי 4|' +
  'יום 0123456|ראשון 0|רביעי 3|שבת 6|שישי 5|שלישי 2|שני 1|اتوار 0|الأحد 0|الأربعاء 3|الاثنين 1|الثلاثاء 2|الجمعة 5|' +
  'الخميس 4|السبت 6|اونۍ 6|بدھ 3|جمعرات 4|جمعه 5|جمعہ 5|درېنۍ 2|دوشنبه 1|دونۍ 1|سهشنبه 2|شنبه 6|منگل 2|يونۍ 0|' +
  'پنجشنبه 4|پينځنۍ 4|پیر 1|څلرنۍ 3|چهارشنبه 3|ہفتہ 6|یکشنبه 0|आइत 0|आइतबार 0|गुरु 4|गुरुवार 4|बिहि 4|बिहिबार 4|' +
  'बुध 3|बुधबार 3|बुधवार 3|मंगल 2|मंगलवार 2|मंगळ 2|मंगळवार 2|मङ्गल 2|मङ्गलबार 2|रवि 0|रविवार 0|शनि 6|शनिबार 6|' +
  'शनिवार 6|शुक्र 5|शुक्रबार 5|शुक्रवार 5|सोम 1|सोमबार 1|सोमवार 1|দেও 0|দেওবাৰ 0|বুধ 3|বুধবার 3|বুধবাৰ 3|বৃহ 4|' +
  'বৃহস্পতি 4|বৃহস্পতিবার 4|বৃহস্পতিবাৰ 4|মঙ্গল 2|মঙ্গলবার 2|মঙ্গলবাৰ 2|রবি 0|রবিবার 0|শনি 6|শনিবার 6|শনিবাৰ 6|' +
  'শুক্র 5|শুক্রবার 5|শুক্ৰ 5|শুক্ৰবাৰ 5|সোম 1|সোমবার 1|সোমবাৰ 1|ਐਤ 0|ਐਤਵਾਰ 0|ਬੁੱਧ 3|ਬੁੱਧਵਾਰ 3|ਮੰਗਲ 2|ਮੰਗਲਵਾਰ 2|' +
  'ਵੀਰ 4|ਵੀਰਵਾਰ 4|ਸ਼ਨੀ 6|ਸ਼ਨੀਵਾਰ 6|ਸ਼ੁੱਕਰ 5|ਸ਼ੁੱਕਰਵਾਰ 5|ਸੋਮ 1|ਸੋਮਵਾਰ 1|ગુરુ 4|ગુરુવાર 4|બુધ 3|બુધવાર 3|મંગળ 2|' +
  'મંગળવાર 2|રવિ 0|રવિવાર 0|શનિ 6|શનિવાર 6|શુક્ર 5|શુક્રવાર 5|સોમ 1|સોમવાર 1|ଗୁରୁ 4|ଗୁରୁବାର 4|ବୁଧ 3|ବୁଧବାର 3|' +
  'ମଙ୍ଗଳ 2|ମଙ୍ଗଳବାର 2|ରବି 0|ରବିବାର 0|ଶନି 6|ଶନିବାର 6|ଶୁକ୍ର 5|ଶୁକ୍ରବାର 5|ସୋମ 1|ସୋମବାର 1|சனி 6|செவ் 2|செவ்வாய் 2|' +
  'ஞாயி 0|ஞாயிறு 0|திங் 1|திங்கள் 1|புத 3|புதன் 3|வியா 4|வியாழன் 4|வெள் 5|வெள்ளி 5|ఆది 0|ఆదివారం 0|గురు 4|' +
  'గురువారం 4|బుధ 3|బుధవారం 3|మంగళ 2|మంగళవారం 2|శని 6|శనివారం 6|శుక్ర 5|శుక్రవారం 5|సోమ 1|సోమవారం 1|ಗುರು 4|' +
  'ಗುರುವಾರ 4|ಬುಧ 3|ಬುಧವಾರ 3|ಭಾನು 0|ಭಾನುವಾರ 0|ಮಂಗಳ 2|ಮಂಗಳವಾರ 2|ಶನಿ 6|ಶನಿವಾರ 6|ಶುಕ್ರ 5|ಶುಕ್ರವಾರ 5|ಸೋಮ 1|ಸೋಮವಾರ 1|' +
  'ചൊവ്വ 2|ചൊവ്വാഴ്ച 2|ഞായറാഴ്ച 0|ഞായർ 0|തിങ്കളാഴ്ച 1|തിങ്കൾ 1|ബുധനാഴ്ച 3|ബുധൻ 3|വെള്ളി 5|വെള്ളിയാഴ്ച 5|വ്യാഴം 4|' +
  'വ്യാഴാഴ്ച 4|ശനി 6|ശനിയാഴ്ച 6|අඟහ 2|අඟහරුවාදා 2|ඉරිදා 0|බදාදා 3|බ්රහස් 4|බ්රහස්පතින්දා 4|සඳුදා 1|සිකු 5|' +
  'සිකුරාදා 5|සෙන 6|සෙනසුරාදා 6|จันทร์ 1|พฤหัส 4|พุธ 3|วันจันทร์ 1|วันพฤหัสบดี 4|วันพุธ 3|วันศุกร์ 5|วันอังคาร 2|' +
  'วันอาทิตย์ 0|วันเสาร์ 6|ศุกร์ 5|อังคาร 2|อาทิตย์ 0|เสาร์ 6|ຈັນ 1|ພະຫັດ 4|ພຸດ 3|ວັນຈັນ 1|ວັນພະຫັດ 4|ວັນພຸດ 3|' +
  'ວັນສຸກ 5|ວັນອັງຄານ 2|ວັນອາທິດ 0|ວັນເສົາ 6|ສຸກ 5|ອັງຄານ 2|ອາທິດ 0|ເສົາ 6|ကြာသပတေး 4|စနေ 6|တနင်္ဂနွေ 0|တနင်္လာ 1|' +
  'ဗုဒ္ဓဟူး 3|သောကြာ 5|အင်္ဂါ 2|კვი 0|კვირა 0|ოთხ 3|ოთხშაბათი 3|ორშ 1|ორშაბათი 1|პარ 5|პარასკევი 5|სამ 2|' +
  'სამშაბათი 2|შაბ 6|შაბათი 6|ხუთ 4|ხუთშაბათი 4|ሐሙስ 4|ማክሰ 2|ማክሰኞ 2|ረቡዕ 3|ሰኞ 1|ቅዳሜ 6|እሑድ 0|ዓርብ 5|ចន្ទ 1|ពុធ 3|' +
  'ព្រហ 4|ព្រហស្បតិ៍ 4|សុក្រ 5|សៅរ៍ 6|អង្គារ 2|អាទិត្យ 0|周一 1|周三 3|周二 2|周五 5|周六 6|周四 4|周日 0|土曜日 6|日曜日 0|星期一 1|' +
  '星期三 3|星期二 2|星期五 5|星期六 6|星期四 4|星期日 0|月曜日 1|木曜日 4|水曜日 3|火曜日 2|週一 1|週三 3|週二 2|週五 5|週六 6|週四 4|週日 0|金曜日 5|금요일 5|' +
  '목요일 4|수요일 3|월요일 1|일요일 0|토요일 6|화요일 2';

/** `name hours` for English names, else `name hours:languages hours:languages`: `tarde 12-19:es,pt`; letters only. */
export const dayPeriodNames: string =
  'aamulla 5-9:fi|aamup 10-11:fi|aamupaivalla 10-11:fi|aand 18-23:af|abends 18-23:de|adhuhuri 12-12:sw|' +
  'aftenen 18-23:da|afternoon 12-17|aksam 19-20:tr|aksamustu 18-18:tr|alfajiri 4-6:sw|am 0-11|amiaza 12-12:ro|' +
  'amకి 0-11:te|ap 0-11:fi|apresmidi 12-17:fr|arrats 14-18:eu|arratsaldeko 14-18:eu|asubuhi 7-11:sw|' +
  'avonds 18-23:nl|axsam 19-23:az|axsamustu 17-18:az|bore 0-11:cy|canoldydd 12-12:cy|ch 12-23:vi|chieu 12-17:vi|' +
  'de 0-11:hu|del 12-12:hu|delapresmidi 12-17:fr|delelott 9-11:hu|delutan 12-17:hu|dienag 0-4:af|dimineata 5-11:ro|' +
  'dop 0-11:cs,sl|dopol 9-11:sk|dopoldan 10-11:sl|dopoledne 9-11:cs|dopoludnia 9-11:sk|du 12-23:hu|dumat 0-11:fr|' +
  'dupaamiaza 12-17:ro|ebusuku 19-23:zu|efterm 12-17:sv|eftermiddagen 12-17:sv,da|eguerd 12-13:eu|' +
  'eguerdiko 12-13:eu|eh 12-23:is|ejjel 21-3:hu|ekuseni 6-9:zu|em 12-23:sv,nn|emini 10-12:zu|entathakusa 0-5:zu|' +
  'ertalab 6-10:uz|este 18-20:hu|etterm 12-17:nb,nn|ettermiddagen 12-17:nb,nn|evening 18-20|fh 0-11:is|' +
  'fm 0-11:sv,nn|form 10-11:sv,nb,nn|formiddagen 10-11:sv,da,nb,nn|gabi 16-23:fil|gaueko 21-23:eu|gd 12-23:so|' +
  'gece 21-5:tr|gecə 0-3:az|gh 0-11:so|goizald 0-5:eu|goizaldeko 0-5:eu|goizeko 6-11:eu|goon 0-11:tk|' +
  'goson 12-23:tk|gunduz 12-16:az|gunorta 12-12:az|gunortadanon 0-11:tk|gunortadanson 12-23:tk|hadegi 12-12:is|' +
  'hajnal 4-5:hu|hapon 12-15:fil|hommikul 5-11:et|hwyr 18-23:cy|illalla 18-22:fi|iltap 12-17:fi|' +
  'iltapaivalla 12-17:fi|iluntz 19-20:eu|iluntzeko 19-20:eu|in 12-23:ga|ip 12-23:fi|jioni 16-18:sw|kechasi 22-5:uz|' +
  'kechqurun 18-21:uz|keskip 12-12:fi|keskipaivalla 12-12:fi|keskpaeval 12-12:et|kunduzi 11-17:uz|kvallen 18-23:sv|' +
  'kveld 18-23:nb,nn|kvelden 18-23:nb,nn|kvoldi 18-23:is|madalingaraw 6-11:fil|madrugada 0-5:es,pt,gl|' +
  'malam 18-23:id 19-23:ms|mana 6-11:gl|manana 6-11:es|manha 6-11:pt|mati 6-11:ca|matin 0-11:fr|matinada 0-5:ca|' +
  'mattina 6-11:it|mbremjes 18-23:sq|mchana 12-15:sw|md 12-23:sq|mediodia 12-12:es,gl|meiodia 12-12:pt|' +
  'mengjesit 4-8:sq|mesdites 12-12:sq|mezzogiorno 12-12:it|middag 12-17:af|middags 12-17:nl|midday 12-12|' +
  'midi 12-12:fr|migdia 12-12:ca|mittags 12-12:de|moies 0-11:lb|morg 5-9:sv 6-9:nb,nn|morgenen 5-9:da 6-9:nb|' +
  'morgens 5-9:de|morgni 6-11:is|morgonen 5-9:sv 6-9:nn|morning 0-11|nachm 13-17:de|nachmittags 13-17:de|' +
  'nachts 0-4:de 0-5:nl|nakti 23-5:lv|naktis 0-5:lt|napol 12-12:sk|napoludnie 12-12:sk|nates 0-3:sq|natt 0-5:nb,nn|' +
  'natta 0-5:nn|natten 0-4:sv,da 0-5:nb|navecer 18-20:hr,bs|night 21-23|nit 21-23:ca|nm 12-23:af|noaptea 22-4:ro|' +
  'noche 20-23:es|noci 22-3:cs,sk 21-3:bs|nocu 21-3:hr 21-5:sr|nocy 21-5:pl|noite 19-23:pt 21-23:gl|' +
  'nomettes 12-23:lb|noon 12-12|notte 0-5:it|nottu 0-5:is|ntambama 13-18:zu|ochtends 6-11:nl|odp 12-23:cs|' +
  'odpoledne 12-17:cs|oggend 5-11:af|ogle 12-12:tr|ogledenonce 11-11:tr|ogledensonra 12-17:tr|ohtul 18-22:et|' +
  'oo 0-11:tr|oosel 23-4:et|opold 12-12:sl|opoldne 12-12:sl|os 12-23:tr|pagi 0-9:id 0-11:ms|paradites 9-11:sq|' +
  'parastlounal 12-17:et|pasdites 12-17:sq|pd 0-11:sq|pecp 12-23:lv|pecpusd 12-17:lv|pecpusdiena 12-17:lv|' +
  'perpiet 12-12:lt|petang 14-18:ms|pg 0-11:ms|pm 12-23|pmకి 12-23:te|podne 12-12:hr,bs 12-17:sr|pol 12-12:cs|' +
  'poledne 12-12:cs|pomeriggio 12-17:it|ponoci 22-5:sl|pop 12-23:sl|popiet 12-23:lt|popiete 12-17:lt|' +
  'popodne 12-17:hr|popol 12-17:sk|popoldan 12-17:sl|popoludni 12-17:sk|poslijepodne 12-17:hr,bs|południe 12-12:pl|' +
  'południu 12-17:pl|prieksp 0-11:lv|priespiet 0-11:lt|prynhawn 12-17:cy|przedpołudniem 10-11:pl|ptg 12-23:ms|' +
  'pusd 12-12:lv|pusdienlaika 12-12:lv|rano 6-9:pl 4-8:cs,sk|reggel 6-8:hu|rita 6-11:lv|rn 0-11:ga|rytas 6-11:lt|' +
  'sa 0-11:vi|sabah 6-10:tr|safiya 0-11:ha|sang 4-11:vi|seara 18-21:ro|sera 18-23:it|sf 0-11:ha|siang 10-14:id|' +
  'sitazamchana 12-12:sw|siðdegis 12-17:is|soir 18-23:fr|sore 15-17:id|subh 4-5:az|səhər 6-11:az|' +
  'tanghalingtapat 12-12:fil|tarda 13-18:ca|tarde 12-19:es 12-18:pt 13-20:gl|tengahhari 12-12:id 12-13:ms|' +
  'tengahmalam 0-0:ms|tk 12-23:uz|to 0-11:uz|toi 18-20:vi|tr 12-12:vi|trua 12-12:vi|tushpayti 12-12:uz|' +
  'ujutro 4-11:hr,bs|ujutru 6-11:sr|umaga 0-5:fil|usiku 19-3:sw|uvece 18-20:sr|vakara 18-22:lv|vakaras 18-23:lt|' +
  'vec 18-21:cs|vecer 18-21:cs,sk|vespre 19-20:ca|vm 0-11:af|vn 22-3:cs|vorm 10-11:de|vormittags 10-11:de|' +
  'wieczorem 18-20:pl|yamma 12-23:ha|ym 12-23:ha|yolla 23-4:fi|zjut 6-9:sl|zjutraj 6-9:sl|zvec 18-21:sl|' +
  'zvecer 18-21:sl|đem 21-3:vi|απογ 17-19:el|βραδυ 20-3:el|μεσημ 12-16:el|μμ 12-23:el|πμ 0-11:el|πρωι 4-11:el|' +
  'τοαπογευμα 17-19:el|τοβραδυ 20-3:el|τομεσημερι 12-16:el|τοπρωι 4-11:el|вечера 18-21:ru|вечерта 18-21:bg|' +
  'вечора 18-23:uk|дня 12-17:ru,uk|дп 0-11:uk|кечаси 22-5:uz|кечинде 18-20:ky|кечқурун 18-21:uz|кешкі 18-20:kk|' +
  'кундузи 11-17:uz|навечер 18-23:mk|наобяд 11-13:bg|напладне 12-12:mk|наутро 4-9:mk|ноке 0-3:mk|ночи 22-3:ru|' +
  'ночі 0-3:uk|ноћу 21-5:sr|орои 18-20:mn|подне 12-12:sr|полд 12-12:ru|полдень 12-12:ru|попл 12-23:mk|' +
  'попладне 12-17:mk|поподне 12-17:sr|пп 12-23:uk|презнощта 22-3:bg|претпл 0-11:mk|претпладне 10-11:mk|' +
  'ранку 4-11:uk|следобед 14-17:bg|сутринта 4-10:bg|таңғы 6-11:kk|тк 12-23:ky,uz|то 0-11:uz|тушпаити 12-12:uz|' +
  'тң 0-11:ky|түнгі 21-5:kk|түничинде 21-5:ky|түскі 12-12:kk|түстенкеиінгі 12-17:kk|түштөнкииин 12-17:ky|' +
  'увече 18-20:sr|утра 4-11:ru|ујутру 6-11:sr|чактүш 12-12:ky|шөнө 21-5:mn|эрталаб 6-10:uz|эртеңменен 6-11:ky|' +
  'үддунд 12-12:mn|үх 12-23:mn|үө 0-11:mn|өглөө 6-11:mn|өдөр 12-17:mn|առավոտյան 6-11:hy|գիշերը 0-5:hy|' +
  'գիշերվա 0-5:hy|երեկոյան 18-23:hy|կեսօր 12-12:hy|կեսօրին 12-12:hy|ցերեկը 12-17:hy|ցերեկվա 12-17:hy|' +
  'אחרהצהריים 16-17:he|בבוקר 6-11:he|בוקר 6-11:he|בלילה 22-2:he|בערב 18-21:he|בצהריים 12-15:he|לילה 22-2:he|' +
  'לפנותבוקר 3-5:he|ערב 18-21:he|צהריים 12-15:he|بامداد 1-3:fa|بظ 12-23:fa|بعدازظهر 12-12:fa|بعدالظهر 13-17:ar|' +
  'دوپہر 12-15:ur|دوپہرمیں 12-15:ur|رات 20-3:ur|راتمیں 20-3:ur|سہپہر 16-17:ur|شام 18-19:ur|شاممیں 18-19:ur|' +
  'شب 19-23:fa|ص 0-11:ar|صباحا 6-11:ar|صبح 4-11:fa,ur|صبحمیں 4-11:ur|ظهر 12-12:fa|ظهرا 12-12:ar|عصر 13-18:fa|' +
  'غم 0-11:ps|غو 12-23:ps|فجرا 3-5:ar|فيالصباح 3-5:ar|فيالمساء 0-0:ar|قظ 0-11:fa|ليلا 1-2:ar|م 12-23:ar|' +
  'مساء 18-23:ar|نیمهشب 0-0:fa|अपरान्ह 12-15:ne|अपराह्न 12-23:ne|दुपार 12-15:mr|दोपहर 12-15:hi|पहाट 4-5:mr|' +
  'पूर्वाह्न 0-11:ne|बिहान 4-11:ne|बेलुकी 19-21:ne|मध्यान्ह 12-12:mr,ne|रात 20-3:hi 22-3:ne|रात्र 21-3:mr|' +
  'शाम 16-19:hi|संध्याकाळ 16-20:mr|सकाळ 6-11:mr|साँझ 16-18:ne|सुबह 4-11:hi|অপৰাহ্ন 12-23:as|দুপুর 12-15:bn|' +
  'দুপুরবেলায় 12-15:bn|পূৰ্বাহ্ন 0-11:as|বিকাল 16-17:bn|ভোর 4-5:bn|ভোরবেলায় 4-5:bn|রাত্রি 20-3:bn|' +
  'রাত্রিবেলায় 20-3:bn|সকাল 6-11:bn|সকালবেলায় 6-11:bn|সন্ধ্যা 18-19:bn|সন্ধ্যাবেলায় 18-19:bn|ਦੁਪਹਿਰੇ 12-15:pa|' +
  'ਰਾਤੀਂ 21-3:pa|ਸਵੇਰੇ 4-11:pa|ਸ਼ਾਮੀਂ 16-20:pa|બપોરે 12-15:gu|રાત્રે 20-3:gu|સવારે 4-11:gu|સાંજે 16-19:gu|' +
  'அதிகாலை 3-4:ta|அந்திமாலை 18-20:ta|இரவு 21-2:ta|காலை 5-11:ta|நண்பகல் 12-12:ta|பிற்பகல் 14-15:ta|மதியம் 12-13:ta|' +
  'மாலை 16-17:ta|ఉదయం 6-11:te|ఉదయంకి 6-11:te|మధ్యాహ్నం 12-17:te|మధ్యాహ్నంకి 12-17:te|రాత్రి 21-5:te|' +
  'రాత్రికి 21-5:te|సాయంత్రం 18-20:te|సాయంత్రంకి 18-20:te|ಬೆಳಗ್ಗೆ 6-11:kn|ಮಧ್ಯಾಹ್ನ 12-17:kn|ರಾತ್ರಿ 21-5:kn|' +
  'ಸಂಜೆ 18-20:kn|ഉച്ച 12-12:ml|ഉച്ചതിരിഞ്ഞ് 14-14:ml|ഉച്ചയ്ക്ക് 12-13:ml|പുലർച്ചെ 3-5:ml|രാത്രി 19-2:ml|' +
  'രാവിലെ 6-11:ml|വൈകുന്നേരം 15-17:ml|സന്ധ്യ 18-18:ml|උදේ 6-11:si|දවල් 12-13:si|පව 12-23:si|පාන්දර 1-5:si|' +
  'පෙව 0-11:si|මධ්යාහ්නය 12-12:si|මැදියමටපසු 0-0:si|රෑ 18-23:si|හවස 14-17:si|กลางคืน 21-5:th|ค่ํา 18-20:th|' +
  'บ่าย 13-15:th|เที่ยง 12-12:th|ในตอนบ่าย 12-12:th|ในตอนเช้า 6-11:th|ในตอนเย็น 16-17:th|ກາງຄືນ 20-4:lo|' +
  'ກ່ອນທ່ຽງ 0-11:lo|ຕອນກາງຄືນ 20-4:lo|ຕອນທ່ຽງ 12-12:lo|ຕອນບ່າຍ 12-15:lo|ຕອນເຊົ້າ 5-11:lo|ຕອນແລງ 16-19:lo|' +
  'ຫຼັງທ່ຽງ 12-23:lo|ညနေ 12-23:my|နေ့လယ် 12-15:my|နံနက် 0-11:my|မွန်းတည့် 12-12:my|დილ 5-11:ka|დილით 5-11:ka|' +
  'ნაშუადღ 12-17:ka|ნაშუადღევს 12-17:ka|საღ 18-20:ka|საღამოს 18-20:ka|ღამ 21-4:ka|ღამით 21-4:ka|შუადღ 12-12:ka|' +
  'შუადღეს 12-12:ka|ቀትር 12-12:am|በሌሊት 0-5:am|በምሽት 18-23:am|ከሰዓት 12-23:am|ጥዋት 0-11:am|ថ្ងៃត្រង់ 12-12:km|' +
  'នៅពេលព្រឹក 0-11:km|នៅពេលយប់ 21-23:km|នៅពេលរសៀល 12-17:km|នៅពេលល្ងាច 18-20:km|上午 0-11:zh|下午 12-23:zh|中午 12-12:zh|' +
  '凌晨 0-4:zh|午前 0-11:ja|午後 12-23:ja|夕方 16-18:ja|夜 19-22:ja|夜中 23-3:ja|早上 5-7:zh|昼 12-15:ja|晚上 19-23:zh|朝 4-11:ja|' +
  '正午 12-12:ja|清晨 5-7:zh|밤 21-2:ko|아침 3-5:ko|오전 6-11:ko|오후 12-17:ko|저녁 18-20:ko|정오 12-12:ko';

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
