### What is said of a plan and on its papers, in Ukrainian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Columns

plan-leaves = відправлення
plan-arrives = прибуття
plan-vehicle = транспорт
plan-by = чим
plan-way = звідки → куди
plan-who = хто
plan-slack = запас
plan-gate = бар’єр
plan-opens = відкриття
plan-waits-for = чого чекає
plan-holds = кого пропускає
plan-team = група
plan-what = що
plan-from = з
plan-until = до
plan-where = де
plan-jurisdiction = юрисдикція
plan-hands = у чиїх руках
plan-each = чекає кожен
plan-in-all = усього
plan-number = №
plan-needs = потрібно в дорозі
plan-to = куди
plan-state = стан
plan-boarded = на борту
plan-alighted = прибуття
plan-room = місця
plan-zone = часовий пояс
plan-halls = зали
plan-registry = реєстрація
plan-at = час
plan-signature = підпис
plan-measure = показник
plan-value = значення
plan-bound = межа
plan-gap = розрив
plan-there = на місці

## Headings, and what stands below them

plan-chart = Хто де і коли
plan-movements = Рейси
plan-gates = Бар’єри
plan-quotas = Квоти
plan-works = Перевірки та заходи
plan-worth = Наскільки план добрий
plan-exposed = Скільки кожен перебуває під загрозою
plan-exposed-lead = Час у точці обміну між двома рейсами.
plan-nobody-exposed = У точці обміну ніхто не чекає.
plan-critical-lead = Критичний шлях: кожна частина починається, щойно дозволить попередня, аж до останнього прибуття. Запас решти частин указано поруч із ними.
plan-critical-means = На критичному шляху: будь-яка затримка тут затримує кінець.
plan-safe = Якщо обмін перервуть
plan-safe-lead = Де кожен у безпеці та в чиїх руках, якщо обмін перервуть у цей проміжок часу. Ніхто зі звільнених не повертається під варту.
plan-completed = Завершується все одно:
plan-own-people = Кого це стосується
plan-own-movements = Рейси ваших людей
plan-own-vehicles = Ваш транспорт
plan-carried = Носити з собою. Під псевдонімами.
plan-abort = Картка переривання
plan-abort-lead = Якщо обмін перервуть: знайдіть проміжок часу, доправте кожного до вказаного місця, завершіть те, що вже триває одночасно. Нікого не повертають під варту. Прихисток дає держава-господар; вона зобов’язана не висилати нікого, хто приземлився.
plan-no-safe-states = Безпечні становища цього плану не розраховано.
plan-means = Транспорт, місця та групи
plan-timetable = Розклад
plan-confirmations = Підтвердили
plan-opens-for-nobody = Нікого не стримує.
plan-nobody-on-it = На цьому рейсі нікого й нічого немає.
plan-for-those-who-hand-over = за тих, хто передає
plan-for-the-crew = за екіпаж
plan-for-the-mediator = за посередника
plan-the-mediator = посередник
plan-protected = під захистом права
plan-empty = порожній
plan-none-of-yours = ваших людей немає
plan-nothing-moves = Ніщо не переміщується.
plan-no-slack = запасу немає
plan-holds-nobody = нікого не стримує
plan-nothing-awaited = нічого не очікується
plan-under-pseudonyms = Людей указано під псевдонімами.
plan-warnings = Попередження
plan-historical-short = Історична справа: записано те, що сталося.

## The chart, the map and the slider

plan-rooms = Хто де чекає
plan-teams = Групи
plan-at-the-exchange = У точці обміну
plan-chart-caption = Смуга: рейс, очікування або робота; вертикальна лінія: бар’єр, що відчиняється. У рамці: критичний шлях. Пунктир: наскільки рейс може запізнитися. Наведіть вказівник на смугу, і про неї буде сказано все.
plan-map-caption = Маршрути по геодезичних лініях в обхід закритого (заштриховано). Суходіл і кордони, як в атласі; чиї вони, не сказано.
plan-map-caption-open = Маршрути по геодезичних лініях. Суходіл і кордони, як в атласі; чиї вони, не сказано.
plan-event-before = до попередньої події
plan-event-after = до наступної події
plan-moment = Крок за кроком
plan-everybody = Усі
plan-open-since = відчинено з
plan-closed-until = зачинено до
plan-and-more = і ще { $count }

## Sentences

amount-nothing = нічого
plan-day = { $day } (UTC)
plan-order-title = { $case }: оперативний наказ
plan-manifest = Маніфест: { $vehicle }, рейс { $number }
plan-checklist = Контрольний перелік: бар’єр «{ $gate }»
plan-gate-opens = відчиняється бар’єр «{ $gate }»
plan-leaves-from = відправлення: { $place }, { $moment }
plan-arrives-at = прибуття: { $place }, { $moment }
plan-on-this-ride = На цьому рейсі: { $load }.
plan-opens-for = Лише коли позначено всі клітинки й усі підтвердили, можуть вирушити: { $who }.
plan-planned-for = За планом: { $moment }.
plan-not-before = не раніше { $moment }
plan-since-until = З { $from } до { $until }
plan-since = З { $from }
plan-how-times-stand = Час указано в UTC (Z), потім місцевий зі зсувом від UTC; місцевий час того місця, про яке йдеться, а де місця немає, час { $zone }.
plan-spare = запас { $span }
plan-lets-go = потім можуть вирушити: { $who }
plan-when-there = коли на місці: { $who }
plan-when-results = коли є результати: { $checks }, для: { $who }
plan-after-that = { $what }, через { $span } після цього
plan-hall = { $place }, { $hall }
plan-hangs-on = залежить від: { $condition }
plan-released-to = Ви відпускаєте → { $party }
plan-received-from = Ви приймаєте ← { $party }
plan-escorts =
    { $count ->
        [one] { $count } супровідник
        [few] { $count } супровідники
       *[other] { $count } супровідників
    }
plan-seats =
    { $count ->
        [one] { $count } сидяче місце
        [few] { $count } сидячі місця
       *[other] { $count } сидячих місць
    }
plan-load =
    { $count ->
        [one] { $count } одиниця вантажу
        [few] { $count } одиниці вантажу
       *[other] { $count } одиниць вантажу
    }
plan-rides =
    { $count ->
        [one] { $count } рейс
        [few] { $count } рейси
       *[other] { $count } рейсів
    }
plan-vehicles =
    { $count ->
        [one] транспортних засобів: { $count }
        [few] транспортних засобів: { $count }
       *[other] транспортних засобів: { $count }
    }
plan-person-minutes =
    { $count ->
        [one] { $count } людино-хвилина
        [few] { $count } людино-хвилини
       *[other] { $count } людино-хвилин
    }
plan-headline = { $what }; { $rides }, { $vehicles }; з { $from } до { $until }.
plan-part-of = { $who } (частина { $part } з { $of })
plan-arrives-when = прибуття { $time }
plan-until-when = до { $time }
plan-no-room = місць немає
