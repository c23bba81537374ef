//! Forms of one given name: short names, pet names, and the same saint's name in other languages.
//!
//! Ours, from general knowledge, in Latin letters without marks; words of other scripts are looked up as our tables
//! write them. A name may stand in several groups.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::letters::Side;

/// A group a line.
const GROUPS: &str = "\
aleksandr alexander alexandre alessandro alejandro aleksander oleksandr aliaksandr alexandros sasha sascha sashko shura sanya alik alex lex sandro skandar iskandar iskander
aleksandra alexandra oleksandra aliaksandra alessandra sasha shura sandra alex
aleksey alexey aleksei alexei alexis oleksiy oleksii aliaksei alyosha alyokha lyosha lesha
anatoly anatoliy anatoli anatolii anatol tolya tolik
andrey andrei andriy andrii andrew andreas andre andrea andres andrzej ondrej andrej anders andris antti andy drew andria andranik
anna hanna hannah ana anne ann annie anya anka anita anneli
anastasia anastasiya anastasiia nastya nastia stasya
anton antoine anthony antonio antonis antoni tony tonio antanas antal
boris borys barys borya
dmitry dmitriy dmitri dmitrii dmytro dzmitry dimitri dimitris dimitrios demetrios dima mitya dimitar
ekaterina yekaterina kateryna katsiaryna katherine catherine catharina katarina katarzyna kate kathy katya katia aikaterini katerina ekaterini cathy
elena yelena olena alena helen helena helene eleni lena lenka ilona elene ella ellen
elizaveta yelizaveta elisabeth elizabeth elzbieta yelyzaveta lisa liza beth betty eliza elisaveta bess
evgeny yevgeny evgeniy yevgeniy evgenii evgeni eugene eugen yevhen yauhen zhenya zhenia evgenios
evgenia evgeniya yevgenia yevgeniya eugenia yevheniia zhenya zhenia
fyodor fedor fedir theodore theodor teodor theodoros todor fedya ted teddy tudor
gennady gennadiy gennadi hennadiy henadz gena genya
georgy georgiy georgi georgii george georg georges giorgi giorgos georgios jorge jerzy heorhiy heorhii jiri yuri yury yuriy iurii yurii juri gia zhora goga gora jurij egor yegor igor
grigory grigoriy grigori gregory gregor grzegorz hryhoriy hryhorii grisha grigor krikor grigoris grigorios greg
ilya ilia illia illya elias elijah ilyas eli eliyahu
irina iryna irena irene ira irka eirini
ivan iwan john johann johannes jan jean juan giovanni ioannis yannis giannis ian ivane hovhannes ohannes vanya vanka johan yuhanna hans jon jack johnny joao sean ioan ion jonas janos
joseph josef jozef iosif osip yosef yosip josip yusuf youssef yousef yusef giuseppe jose yossi hovsep sepp joe joey iosef ioseb jozsef
jacob yakov yaakov iakov jakub yakub yaqub jacques james jim jimmy hagop hakob iakovos yasha giacomo santiago jaime koba kobi jake diego
konstantin constantine konstantinos kostyantyn kanstantsin kostas costas kostya kosta dinos constantin
ksenia kseniya xenia oksana aksana ksyusha
leonid leonidas lyonya
leo lev leon leva levan lew
lyudmila ludmila liudmyla liudmila lyuda mila ludmilla
lyubov liubov liuba lyuba luba
maksim maxim maksym max maxime
margarita marharyta margaret marguerite rita greta maggie
maria mariya mariia mary marie maryam mariam miriam maryia masha marusya myriam marija moll polly marika mariami
marina maryna
matvey matthew matthias matviy mathieu matteo matthaus matevos matt motya
mikhail michael michel mykhailo mykhaylo miguel michal mihail mihai mikael misha mikheil mikhas mike mick mick michalis mikayel mihaly
nadezhda nadiya nadia nadya nadzeya
natalia nataliya natalya nataliia natallia natalie natasha nata
nikita mykyta
nikolay nikolai mykola mikalai nicholas nicolas nikolaus nikolaos nikos nicola nick kolya nikoloz niko miklos klaus mikolaj nicolae
olga olha volha olya helga
oleg oleh aleh
pavel pavlo paul paulo paolo pablo pavlos pasha boghos poghos pawel pal paul bulus pauls
pyotr petr petro piotr peter pierre pedro pietro petros petya petrus bedros butrus petre petar pete piatro
polina apollinaria paulina polya
roman ramon roma
semyon semen simon shimon simeon szymon symeon senya simone simonas
sergey sergei sergiy serhiy serhii siarhei serge sergio seryozha serezha sergejs sargis sarkis serj
sofia sophia sofya sofiya sophie sonya sonia zofia
stanislav stanislaw stas stanislau
stepan stephen stephan stefan steven stefano etienne esteban stephanos stefanos stepanos istvan szczepan styopa stiopa steve stepane tiepan
svetlana svitlana sviatlana sveta lana svitlana
taras tarasyk
tatiana tatyana tetiana tetyana tatsiana tanya tania
timofey timothy tymofiy tima timur tim
tomas thomas tomasz foma tom tommy tovmas toma tommaso khoma
vadim vadym vadzim vadik
valentin valentyn valiantsin valya
valery valeriy valeri valerii valerijs valera valeryi
vasily vasiliy vasili vasilii vasyl basil vasilios vasilis vasilis vassilis vasya basile vasil barsegh
viktor victor viktors vitya viktar vittorio vic
vladimir volodymyr uladzimir vladimer wladimir vova volodya vlad waldemar wolodymyr uladzimer
vladislav vladyslav uladzislau wladyslaw vladik vlad slava
vyacheslav viacheslav viachaslau vaclav waclaw slava
yaroslav iaroslav jaroslav jaroslaw slava yarik yarema
yulia yuliya iuliia julia julie yulya giulia ioulia
zinaida zina
david davit dawid dave davide daud dawood davyd davids dudi dudu
daniel danil danylo daniil danny dan daniela danya
abraham ibrahim avraham avrom abram avi ibraheem brahim abe avrahom bram
isaac itzhak yitzhak ishaq isaak itzik icchak izhak sahak
moses moshe moussa musa mosche moisei mose moishe movses moshe
aaron aharon harun haroun aron
solomon suleiman shlomo sulayman soliman suleyman salomon sulejman
samuel shmuel samuil sam sami muli shmulik
jonathan yonatan nathan yoni
reuven ruben reuben rubik
yehuda judah yuda udi jehuda
yisrael israel srulik
chaim haim hayim khaim
mordechai mordecai mordekhai moti motti
menachem menahem mendel
eliezer eleazar lazar eli
benjamin binyamin benyamin veniamin bibi ben beniamin
muhammad mohammed mohamed mehmet muhammed mahomet mohammad magomed mukhammad mamed mammad mohamad mohd
ahmed ahmad ahmet akhmed akhmad
ali aly
hassan hasan khasan
hussein husayn hossein huseyin hussain khusein
osman othman uthman ottoman
omar umar omer
fatima fatma fatemeh fatimah fatimat
aisha ayse ayesha aicha
khadija hatice khadijeh
william wilhelm guillaume bill billy will willy willem guillermo liam vilhelm wil
robert bob bobby rob robbie roberto rupert
richard dick rick ricky rich ricardo
edward eduard eduardo ed eddie ted ned edvard edouard
charles karl carl carlos carlo karel karol charlie chuck
henry heinrich henri enrique harry hank heinz hendrik enrico henryk
francis francois franz francisco francesco frank franz frans ferenc franciszek pancho paco franjo
frederick friedrich fred fritz federico frederic freddy fredrik
louis ludwig luis luigi lewis lou lajos ludwik
lawrence laurent lorenz lorenzo larry lars
philip philippe felipe filip philipp phil pip filippos filippo
rudolf rudolph rodolfo rudi rudy
christopher christophe christoph chris krzysztof kristof cristobal christoforos kit hristo
christian kristian cristian chris
gerald gerard gerhard jerry gerry
donald don donnie
ronald ron ronnie
kenneth ken kenny
jeffrey geoffrey jeff geoff
patrick patricio pat paddy padraig
joan jane jeanne johanna joanna janet juana jean
barbara varvara barbora babs
susan susanna suzanne sue susie zuzana
deborah debbie debora dvora
margareta margarete margaret gretchen
thaddeus tadeusz tadeo
zachary zakhar zacharias zakaria zaharia zach";

/// The groups in which a word stands, written in Latin letters without marks.
pub(super) fn groups(word: &str) -> Vec<u16> {
    static KNOWN: OnceLock<BTreeMap<Vec<u8>, Vec<u16>>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known: BTreeMap<Vec<u8>, Vec<u16>> = BTreeMap::new();
        for (group, line) in (0_u16..).zip(GROUPS.lines()) {
            for word in line.split(' ') {
                let groups = known.entry(Side::Latin.write(word)).or_default();
                if groups.last() != Some(&group) {
                    groups.push(group);
                }
            }
        }
        known
    });
    known.get(&Side::Latin.write(word)).cloned().unwrap_or_default()
}
