### What is said of an operation, in Russian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.
### What stands in braces with a dollar sign is put in; it may be a phrase itself, so that it stands where it need not be declined.

## How phrases stand together

list-and = { $first } и { $last }
list-semicolon = { "; " }
amount-with = { $what }: { $how }
amount-noted = { $what } ({ $note })

## Amounts

amount-somebody = один человек
amount-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
amount-remains = останки: { $count }
amount-goods = { $count } { $unit }
amount-numbered = { $count } (№ { $numbers })
amount-stretchers =
    { $count ->
        [one] { $count } носилки
        [few] { $count } носилок
       *[other] { $count } носилок
    }
amount-minutes = { $minutes } мин
amount-hours = { $hours } ч
amount-hours-minutes = { $hours } ч { $minutes } мин

## How something moves, and in whose hands somebody is

way-air = по воздуху
way-road = по автомобильной или железной дороге
way-sea = по морю
way-before-all = до того, как кто-либо прибудет или убудет
hands-sheltered = укрыты там, где приземлились; ни под чьей стражей, никому не возвращаются
way-after-arrival = после прибытия: { $ride }
way-before-departure = перед отправлением: { $ride }
hands-holder = там, где находятся сейчас; удерживает { $holder }
hands-host = укрыты страной пребывания ({ $state }); ни под чьей стражей, никому не возвращаются
hands-receiver = у принимающей стороны ({ $receiver }): приняты или в пути туда до конца

## What was said

act-everything = всё
act-held-irregular = приостановлено: всё, после нарушения
act-aborted = прервано: все переходят в безопасное положение этого момента
act-new-plan = действует другой план
act-closed = операция завершена
act-in-hand = { $who } – { $gate }: есть
act-not-in-hand = { $who } – { $gate }: больше нет
act-seated = { $who }: едет сидя
act-lying = { $who }: едет на носилках
act-as-load = { $who }: следует как груз
act-not-travelling = { $who }: не едет
act-begun = { $what }: начато
act-passed = { $what }: пройдено: { $who }
act-passed-by-nobody = { $what }: завершено, никто не прошёл
act-done = { $what }: сделано
act-gate = барьер «{ $name }»
act-confirmed = { $gate }: подтверждено
act-confirmed-by = { $gate }: подтверждает { $party }
act-taken-back = { $gate }: подтверждение отозвано
act-taken-back-by = { $gate }: подтверждение отзывает { $party }
act-releases = { $gate }: открытие разрешено
act-let-board = { $ride } – могут сесть: { $who }
act-boarded = { $ride } – на борту: { $who }
act-alighted = { $ride } – снова вне борта: { $who }
act-let-go = отправление разрешено: { $rides }
act-departed = { $ride }: отправление состоялось
act-arrived = { $ride }: прибытие состоялось
act-arrived-at = { $ride }: прибытие в другое место: { $place }
act-verified = личность подтверждена принимающей стороной: { $who }
act-handed-over = передача состоялась: { $who }
act-followed-up = повторная встреча состоялась: { $who }
act-request = { $number }: { $what }, не позднее { $due }
act-request-owned = { $number }: { $what }, занимается { $owner }, не позднее { $due }
act-met = { $number }: выполнено
act-overdue = { $number }: не выполнено в срок
act-next-in-line = { $of }: не едет; следующий в очереди — { $next }; никто не едет, пока не принят план соглашения, в которое входит { $next }
act-nobody-in-line = { $of }: не едет, и в очереди на замену никого не осталось
act-held = приостановлено: { $scope }
act-resumed = продолжается: { $scope }
act-accepts =
    { $units ->
        [one] соглашается на недополучение: { $units } единица
        [few] соглашается на недополучение: { $units } единицы
       *[other] соглашается на недополучение: { $units } единиц
    }
act-unconfirmed =
    { $events ->
        [one] сохранено, вторая копия ЕЩЁ НЕ ПОДТВЕРДИЛА: { $events } событие
        [few] сохранено, вторая копия ЕЩЁ НЕ ПОДТВЕРДИЛА: { $events } события
       *[other] сохранено, вторая копия ЕЩЁ НЕ ПОДТВЕРДИЛА: { $events } событий
    }
act-copy-behind = ВТОРАЯ КОПИЯ ОТСТАЁТ: { $why }

## What follows, and how it counts

follows-safe = все там, где им быть в безопасном положении
follows-clear = { $who }: может ехать
follows-no-longer-clear = { $who }: больше не может ехать
follows-opened = { $gate }: открыто
follows-counts = пришедшее раньше времени под № { $event } теперь засчитано
follows-lapsed = пришедшее раньше времени под № { $event } утратило силу
follows-withheld =
    { $units ->
        [one] удержание: { $party } слишком долго ждёт: { $units } единица
        [few] удержание: { $party } слишком долго ждёт: { $units } единицы
       *[other] удержание: { $party } слишком долго ждёт: { $units } единиц
    }
follows-cured = { $party } больше ничего не ждёт
weight-repeats = как уже было сказано
weight-waits = пришло раньше времени: засчитают, когда придёт предшествующее
weight-irregular = нарушение
weight-own-clock = по часам говорящего { $time }
weight-irregular-for = нарушение: { $reasons }

## The board

kind-rehearsal = Репетиция: все подтверждения в ней разыграны.
kind-historical = Историческое дело: то, что известно о произошедшем. О чём никто не сказал, то неизвестно, и подтверждений не выдумывают.
warning-historical = Историческое дело: записано то, что произошло. Это не одобрение и не образец: освобождение тех, кого защищает право, нельзя ставить в зависимость от ответного шага, и никого нельзя удерживать ради обмена.
board-not-known = неизвестно
board-boarding = идёт посадка
board-off = не состоится
board-waits = ожидание
stage-running = идёт
stage-held = ПРИОСТАНОВЛЕНО
stage-aborted = ПРЕРВАНО
stage-safe = ПРЕРВАНО, ВСЕ В БЕЗОПАСНОСТИ
stage-closed = завершено
board-released = разрешено ✓
board-not-released = не разрешено
board-overdue = просрочено
travels-clear = может ехать
travels-not-clear = пока не может ехать
travels-not-any-more = больше не может ехать
travels-needs-nothing = ничего не требуется
travels-stays = не едет
people-verified = личность подтверждена
people-handed-over = передача состоялась
people-followed-up = повторная встреча состоялась
people-private-gates = то, что врач, нейтральный представитель или сторона держат при себе
board-checks = Проверки и меры
board-vehicles = Транспорт
board-arrived = прибытие { $time }
board-arrived-at = прибытие { $time }, место: { $place }
board-under-way = в пути с { $time }, на борту { $aboard }
board-may-leave = отправление разрешено, на борту { $aboard }
board-ready = готово: нужно слово посредника, на борту { $aboard }
board-boarding-of = посадка { $aboard }
board-waits-with = ожидание ({ $units })
board-late = опоздание { $span }
board-more = { $first } (+{ $more })
board-open-since = открыто с { $time }
board-planned = по плану { $time }
board-released-by = разрешили { $by }/{ $of }
board-rides-left =
    { $rides ->
        [one] отправились { $left } из { $rides } рейса
        [few] отправились { $left } из { $rides } рейсов
       *[other] отправились { $left } из { $rides } рейсов
    }
board-handed-over-of = передача: { $count } из { $of }
people-on-board = на борту: { $ride }
people-under-way = в пути: { $ride }
people-at = место: { $place }
board-request = { $number }: { $what }, не позднее { $due }, { $owner }
board-met-at = выполнено { $time }

## Drawings

drawing-course = По плану и как было
drawing-course-caption = Бледное: по плану. Тёмное: как было, по часам пульта. Вертикальная линия: барьер; пунктир по плану, сплошная, когда он открылся.
drawing-balance = Баланс во времени
drawing-flow = Поток перевозок
drawing-map = Маршруты
drawing-balance-of = { $party }: отдано { $given } из { $gives }, получено { $received } из { $receives }
drawing-balance-short = отдано { $given } · получено { $received }
drawing-flow-of = { $from } – { $to }: прибыли { $arrived } из { $all }
drawing-flow-going = { $from } – { $to }: прибыли { $arrived } из { $all }, в пути { $going }
drawing-flow-short = { $arrived } из { $all }
drawing-map-closed = закрыто: { $areas }

## Who speaks, what has to be in hand, what is asked for

seat-lead = посредник
seat-co-mediator = сопосредник
seat-field = полевой сотрудник
seat-medical = врач
seat-interviewer = нейтральный представитель
seat-observer = наблюдатель
seat-desk = пульт
gate-consent = согласие
gate-fit = состояние здоровья для поездки
gate-legal = правовое основание
gate-document = документ для поездки
gate-identity = личность
gate-family = извещение семьи
request-call = звонок домой
request-document = документ
request-doctor = определённый врач
request-media = что сообщают прессе
request-other = другое
seat-delegate = делегат – { $party }
seat-guarantor = гарант – { $party }
gate-identity-by = личность, подтверждает { $party }
request-number = просьба { $number }
request-number-of = просьба { $number } – { $party }
request-for = { $kind } – { $about }

## What stands against something

reason-seat = эта должность не вправе это говорить
reason-too-much = ждёт больше, чем хранится: повторить позже
reason-unknown = здесь речь о том, чего нет
reason-not-so = так быть не может: кто-то в другом месте, рейс завершён или номер занят
reason-aborted = обмен прерван
reason-everything-held = всё приостановлено
reason-not-there = ещё не на месте
reason-not-planned = по плану другой рейс
reason-no-word = нет разрешения на посадку
reason-not-over = в пути или передача не состоялась
reason-protected = под защитой права: перемещение ничем не приостанавливается
reason-no-room = нет места нужного вида
reason-stale = сказано слишком давно или по неверным часам: если это по-прежнему так, говорят заново
reason-target = действует другой план, или новый не сохраняет произошедшего
reason-not-done = не сделано
reason-no-go = нет разрешения на отправление
reason-other-operation = это подписано для другой операции
reason-nobody = никто из тех, кому можно здесь говорить, не имеет такого идентификатора
reason-signature = подпись принадлежит не тому, кто назван
reason-commitment = сказано не то, за что поручился говорящий
reason-other-record = подписано для реестра, но не относится ни к одному, или наоборот
reason-unreadable = сказанное не читается
reason-not-yours = это не читается, не вам это говорить, или названо то, что здесь неизвестно; ничего не изменено
reason-sequence = следующий номер говорящего: { $next }
reason-contradicts = под номером { $number } говорящий уже сказал другое
reason-held = { $scope }: приостановлено
reason-not-checked = { $check }: не пройдено
reason-elsewhere = { $vehicle }: ещё не на месте
reason-shut = { $gate }: закрыто
reason-waits-for = { $gate }: ожидается { $who }
reason-not-confirmed = { $gate }: не подтверждает { $party }
reason-second-person = { $gate }: разрешают двое
reason-too-early = { $gate }: по плану ещё рано открывать
reason-out-of-order = сначала отправляется { $earlier }, затем { $who }
reason-owed =
    { $units ->
        [one] { $party }: недополученное превысило бы допустимое на { $units } единицу
        [few] { $party }: недополученное превысило бы допустимое на { $units } единицы
       *[other] { $party }: недополученное превысило бы допустимое на { $units } единиц
    }
reason-not-together = не все, кто отправляется вместе, названы здесь и на борту: { $ride }
reason-apart = { $one } и { $other } не едут вместе
reason-barred = { $code }: в план не включают тех, кому нельзя ехать: { $who }
reason-may-not-go = { $who }: ехать туда не допускают согласие или принцип невысылки
reason-not-acknowledged = { $who }: удерживающая сторона этого не признаёт
reason-quota = { $name }: отправилось бы больше, чем пропускают за отведённое время
