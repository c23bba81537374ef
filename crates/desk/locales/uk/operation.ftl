### What is said of an operation, in Ukrainian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.
### What stands in braces with a dollar sign is put in; it may be a phrase itself, so that it stands where it need not be declined.

## How phrases stand together

list-and = { $first } і { $last }
list-semicolon = { "; " }
amount-with = { $what }: { $how }
amount-noted = { $what } ({ $note })

## Amounts

amount-somebody = одна людина
amount-people =
    { $count ->
        [one] { $count } особа
        [few] { $count } особи
       *[other] { $count } осіб
    }
amount-remains = останки: { $count }
amount-goods = { $count } { $unit }
amount-numbered = { $count } (№ { $numbers })
amount-stretchers =
    { $count ->
        [one] ноші: { $count }
        [few] ноші: { $count }
       *[other] ноші: { $count }
    }
amount-minutes = { $minutes } хв
amount-hours = { $hours } год
amount-hours-minutes = { $hours } год { $minutes } хв

## How something moves, and in whose hands somebody is

way-air = повітрям
way-road = автомобільним шляхом або залізницею
way-sea = морем
way-before-all = до того, як хтось прибуде або вирушить
hands-sheltered = мають прихисток там, де приземлилися; ні під чиєю вартою, нікому не повертають
way-after-arrival = після прибуття: { $ride }
way-before-departure = перед відправленням: { $ride }
hands-holder = там, де перебувають зараз; утримує { $holder }
hands-host = прихисток дає держава-господар ({ $state }); ні під чиєю вартою, нікому не повертають
hands-receiver = у сторони, що приймає ({ $receiver }): прийняті або в дорозі туди до кінця

## What was said

act-everything = усе
act-held-irregular = призупинено: усе, після порушення
act-aborted = перервано: усі переходять у безпечне становище цієї миті
act-new-plan = діє інший план
act-closed = операцію завершено
act-in-hand = { $who } – { $gate }: є
act-not-in-hand = { $who } – { $gate }: більше немає
act-seated = { $who }: їде сидячи
act-lying = { $who }: їде на ношах
act-as-load = { $who }: слідує як вантаж
act-not-travelling = { $who }: не їде
act-begun = { $what }: розпочато
act-passed = { $what }: пройдено: { $who }
act-passed-by-nobody = { $what }: завершено, ніхто не пройшов
act-done = { $what }: зроблено
act-gate = бар’єр «{ $name }»
act-confirmed = { $gate }: підтверджено
act-confirmed-by = { $gate }: підтверджує { $party }
act-taken-back = { $gate }: підтвердження відкликано
act-taken-back-by = { $gate }: підтвердження відкликає { $party }
act-releases = { $gate }: відкриття дозволено
act-let-board = { $ride } – можуть сісти: { $who }
act-boarded = { $ride } – на борту: { $who }
act-alighted = { $ride } – знову не на борту: { $who }
act-let-go = відправлення дозволено: { $rides }
act-departed = { $ride }: відправлення відбулося
act-arrived = { $ride }: прибуття відбулося
act-arrived-at = { $ride }: прибуття в інше місце: { $place }
act-verified = особу підтверджено стороною, що приймає: { $who }
act-handed-over = передачу здійснено: { $who }
act-followed-up = повторна зустріч відбулася: { $who }
act-request = { $number }: { $what }, не пізніше { $due }
act-request-owned = { $number }: { $what }, опікується { $owner }, не пізніше { $due }
act-met = { $number }: виконано
act-overdue = { $number }: не виконано вчасно
act-next-in-line = { $of }: не їде; наступний у черзі — { $next }; ніхто не їде, доки не прийнято план угоди, до якої входить { $next }
act-nobody-in-line = { $of }: не їде, і в черзі заміни нікого не лишилося
act-held = призупинено: { $scope }
act-resumed = триває далі: { $scope }
act-accepts =
    { $units ->
        [one] погоджується на недоотримання: { $units } одиниця
        [few] погоджується на недоотримання: { $units } одиниці
       *[other] погоджується на недоотримання: { $units } одиниць
    }
act-unconfirmed =
    { $events ->
        [one] збережено, друга копія ЩЕ НЕ ПІДТВЕРДИЛА: { $events } подія
        [few] збережено, друга копія ЩЕ НЕ ПІДТВЕРДИЛА: { $events } події
       *[other] збережено, друга копія ЩЕ НЕ ПІДТВЕРДИЛА: { $events } подій
    }
act-copy-behind = ДРУГА КОПІЯ ВІДСТАЄ: { $why }

## What follows, and how it counts

follows-safe = усі там, де їм бути в безпечному становищі
follows-clear = { $who }: може їхати
follows-no-longer-clear = { $who }: більше не може їхати
follows-opened = { $gate }: відчинено
follows-counts = те, що надійшло завчасно під № { $event }, тепер зараховано
follows-lapsed = те, що надійшло завчасно під № { $event }, втратило чинність
follows-withheld =
    { $units ->
        [one] не віддано: { $party } надто довго чекає: { $units } одиниця
        [few] не віддано: { $party } надто довго чекає: { $units } одиниці
       *[other] не віддано: { $party } надто довго чекає: { $units } одиниць
    }
follows-cured = { $party } більше нічого не чекає
weight-repeats = як уже було сказано
weight-waits = надійшло завчасно: зарахують, коли надійде попереднє
weight-irregular = порушення
weight-own-clock = за годинником мовця { $time }
weight-irregular-for = порушення: { $reasons }

## The board

kind-rehearsal = Репетиція: усі підтвердження в ній розіграно.
kind-historical = Історичний випадок: те, що відомо про події. Про що ніхто не сказав, те невідомо, і підтверджень не вигадують.
warning-historical = Історична справа: записано те, що сталося. Це не схвалення й не взірець: звільнення тих, кого захищає право, не можна ставити в залежність від зустрічного кроку, і нікого не можна утримувати заради обміну.
board-not-known = невідомо
board-boarding = триває посадка
board-off = не відбудеться
board-waits = очікування
stage-running = триває
stage-held = ПРИЗУПИНЕНО
stage-aborted = ПЕРЕРВАНО
stage-safe = ПЕРЕРВАНО, УСІ В БЕЗПЕЦІ
stage-closed = завершено
board-released = дозволено ✓
board-not-released = не дозволено
board-overdue = прострочено
travels-clear = може їхати
travels-not-clear = поки не може їхати
travels-not-any-more = більше не може їхати
travels-needs-nothing = нічого не потрібно
travels-stays = не їде
people-verified = особу підтверджено
people-handed-over = передачу здійснено
people-followed-up = повторна зустріч відбулася
people-private-gates = те, що лікар, нейтральний представник або сторона тримають при собі
board-checks = Перевірки та заходи
board-vehicles = Транспорт
board-arrived = прибуття { $time }
board-arrived-at = прибуття { $time }, місце: { $place }
board-under-way = у дорозі з { $time }, на борту { $aboard }
board-may-leave = відправлення дозволено, на борту { $aboard }
board-ready = готово: потрібне слово посередника, на борту { $aboard }
board-boarding-of = посадка { $aboard }
board-waits-with = очікування ({ $units })
board-late = запізнення { $span }
board-more = { $first } (+{ $more })
board-open-since = відчинено з { $time }
board-planned = за планом { $time }
board-released-by = дозволили { $by }/{ $of }
board-rides-left =
    { $rides ->
        [one] вирушило { $left } з { $rides } рейсу
        [few] вирушило { $left } з { $rides } рейсів
       *[other] вирушило { $left } з { $rides } рейсів
    }
board-handed-over-of = передача: { $count } з { $of }
people-on-board = на борту: { $ride }
people-under-way = у дорозі: { $ride }
people-at = місце: { $place }
board-request = { $number }: { $what }, не пізніше { $due }, { $owner }
board-met-at = виконано { $time }

## Drawings

drawing-course = За планом і як було
drawing-course-caption = Бліде: за планом. Темне: як було, за годинником пульта. Вертикальна лінія: бар’єр; пунктир за планом, суцільна, коли він відчинився.
drawing-balance = Баланс у часі
drawing-flow = Потік переміщень
drawing-map = Маршрути
drawing-balance-of = { $party }: віддано { $given } з { $gives }, отримано { $received } з { $receives }
drawing-balance-short = віддано { $given } · отримано { $received }
drawing-flow-of = { $from } – { $to }: прибуло { $arrived } з { $all }
drawing-flow-going = { $from } – { $to }: прибуло { $arrived } з { $all }, у дорозі { $going }
drawing-flow-short = { $arrived } з { $all }
drawing-map-closed = закрито: { $areas }

## Who speaks, what has to be in hand, what is asked for

seat-lead = посередник
seat-co-mediator = співпосередник
seat-field = польовий співробітник
seat-medical = лікар
seat-interviewer = нейтральний представник
seat-observer = спостерігач
seat-desk = пульт
gate-consent = згода
gate-fit = медичний дозвіл на поїздку
gate-legal = правова підстава
gate-document = документ для поїздки
gate-identity = підтвердження особи
gate-family = сповіщення родини
request-call = дзвінок додому
request-document = документ
request-doctor = певний лікар
request-media = що повідомляють пресі
request-other = інше
seat-delegate = делегат – { $party }
seat-guarantor = гарант – { $party }
gate-identity-by = підтвердження особи, { $party }
request-number = клопотання { $number }
request-number-of = клопотання { $number } – { $party }
request-for = { $kind } – { $about }

## What stands against something

reason-seat = ця посада не може цього казати
reason-too-much = чекає більше, ніж зберігається: повторити згодом
reason-unknown = ідеться про те, чого немає
reason-not-so = так бути не може: хтось в іншому місці, рейс завершено або номер зайнятий
reason-aborted = обмін перервано
reason-everything-held = усе призупинено
reason-not-there = ще не на місці
reason-not-planned = за планом інший рейс
reason-no-word = немає дозволу на посадку
reason-not-over = у дорозі або передачу не здійснено
reason-protected = під захистом права: призупинення не діє
reason-no-room = немає місця потрібного виду
reason-stale = сказано надто давно або за хибним годинником: якщо це й досі так, кажуть наново
reason-target = діє інший план, або новий не зберігає того, що сталося
reason-not-done = не зроблено
reason-no-go = немає дозволу на відправлення
reason-other-operation = це підписано для іншої операції
reason-nobody = ніхто з тих, кому можна тут говорити, не має такого ідентифікатора
reason-signature = підпис належить не тому, кого названо
reason-commitment = сказано не те, за що поручився мовець
reason-other-record = підписано для реєстру, але не належить до жодного, або навпаки
reason-unreadable = сказане не читається
reason-not-yours = це не читається, не вам це казати, або названо те, що тут невідоме; нічого не змінено
reason-sequence = наступний номер мовця: { $next }
reason-contradicts = під номером { $number } мовець уже сказав інше
reason-held = { $scope }: призупинено
reason-not-checked = { $check }: не пройдено
reason-elsewhere = { $vehicle }: ще не на місці
reason-shut = { $gate }: зачинено
reason-waits-for = { $gate }: очікується { $who }
reason-not-confirmed = { $gate }: не підтверджує { $party }
reason-second-person = { $gate }: дозволяють двоє
reason-too-early = { $gate }: за планом ще зарано відчиняти
reason-out-of-order = спершу вирушає { $earlier }, потім { $who }
reason-owed =
    { $units ->
        [one] { $party }: недоотримане перевищило б припустиме на { $units } одиницю
        [few] { $party }: недоотримане перевищило б припустиме на { $units } одиниці
       *[other] { $party }: недоотримане перевищило б припустиме на { $units } одиниць
    }
reason-not-together = не всі, хто вирушає разом, названі тут і на борту: { $ride }
reason-apart = { $one } і { $other } не їдуть разом
reason-barred = { $code }: до плану не включають тих, кому не можна їхати: { $who }
reason-may-not-go = { $who }: їхати туди не дозволено за згодою або забороною вислання
reason-not-acknowledged = { $who }: сторона, що утримує, цього не визнає
reason-quota = { $name }: вирушило б більше, ніж пропускають за відведений час
