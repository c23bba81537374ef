### What is said of a plan and on its papers, in Russian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Columns

plan-leaves = отправление
plan-arrives = прибытие
plan-vehicle = транспорт
plan-by = чем
plan-way = откуда → куда
plan-who = кто
plan-slack = запас
plan-gate = барьер
plan-opens = открытие
plan-waits-for = чего ждёт
plan-holds = кого пропускает
plan-team = группа
plan-what = что
plan-from = с
plan-until = до
plan-where = где
plan-jurisdiction = юрисдикция
plan-hands = в чьих руках
plan-each = ожидает каждый
plan-in-all = всего
plan-number = №
plan-needs = нужно в пути
plan-to = куда
plan-state = состояние
plan-boarded = на борту
plan-alighted = прибытие
plan-room = места
plan-zone = часовой пояс
plan-halls = залы
plan-registry = регистрация
plan-at = время
plan-signature = подпись
plan-measure = показатель
plan-value = значение
plan-bound = граница
plan-gap = разрыв
plan-there = на месте

## Headings, and what stands below them

plan-chart = Кто где и когда
plan-movements = Перевозки
plan-gates = Барьеры
plan-quotas = Квоты
plan-works = Проверки и меры
plan-worth = Насколько план хорош
plan-exposed = Сколько каждый находится на виду
plan-exposed-lead = Время в точке обмена между двумя рейсами.
plan-nobody-exposed = В точке обмена никто не ждёт.
plan-critical-lead = Критический путь: каждая часть начинается, как только позволит предыдущая, вплоть до последнего прибытия. Запас остальных частей указан рядом с ними.
plan-critical-means = На критическом пути: любая задержка здесь задерживает конец.
plan-safe = Если обмен прервут
plan-safe-lead = Где каждый в безопасности и в чьих руках, если обмен прервут в этот промежуток времени. Никто из освобождённых не возвращается под стражу.
plan-completed = Завершается всё равно:
plan-own-people = Кого это касается
plan-own-movements = Перевозки ваших людей
plan-own-vehicles = Ваш транспорт
plan-carried = Носить с собой. Под псевдонимами.
plan-abort = Карточка прерывания
plan-abort-lead = Если обмен прервут: найдите промежуток времени, доставьте каждого в указанное место, завершите то, что уже идёт одновременно. Никого не возвращают под стражу. Укрытие даёт страна пребывания; по принципу невысылки она обязана не высылать никого, кто приземлился.
plan-no-safe-states = Безопасные положения этого плана не рассчитаны.
plan-means = Транспорт, места и группы
plan-timetable = Расписание
plan-confirmations = Подтвердили
plan-opens-for-nobody = Никого не задерживает.
plan-nobody-on-it = На этом рейсе никого и ничего нет.
plan-for-those-who-hand-over = за тех, кто передаёт
plan-for-the-crew = за экипаж
plan-for-the-mediator = за посредника
plan-the-mediator = посредник
plan-protected = под защитой права
plan-empty = порожний
plan-none-of-yours = ваших людей нет
plan-nothing-moves = Ничто не перемещается.
plan-no-slack = запаса нет
plan-holds-nobody = никого не задерживает
plan-nothing-awaited = ничего не ожидается
plan-under-pseudonyms = Люди указаны под псевдонимами.
plan-warnings = Предупреждения
plan-historical-short = Историческое дело: записано то, что произошло.

## The chart, the map and the slider

plan-rooms = Кто где ждёт
plan-teams = Группы
plan-at-the-exchange = В точке обмена
plan-chart-caption = Полоса: рейс, ожидание или работа; вертикальная линия: барьер, который открывается. В рамке: критический путь. Пунктир: насколько рейс может опоздать. Наведите указатель на полосу, и о ней будет сказано всё.
plan-map-caption = Маршруты по геодезическим линиям в обход закрытого (заштриховано). Суша и границы, как в атласе; чьи они, не говорится.
plan-map-caption-open = Маршруты по геодезическим линиям. Суша и границы, как в атласе; чьи они, не говорится.
plan-event-before = к предыдущему событию
plan-event-after = к следующему событию
plan-moment = Шаг за шагом во времени
plan-everybody = Все
plan-open-since = открыто с
plan-closed-until = закрыто до
plan-and-more = и ещё { $count }

## Sentences

amount-nothing = ничего
plan-day = { $day } (UTC)
plan-order-title = { $case }: оперативный приказ
plan-manifest = Манифест: { $vehicle }, рейс { $number }
plan-checklist = Контрольный лист: барьер «{ $gate }»
plan-gate-opens = открывается барьер «{ $gate }»
plan-leaves-from = отправление: { $place }, { $moment }
plan-arrives-at = прибытие: { $place }, { $moment }
plan-on-this-ride = На этом рейсе: { $load }.
plan-opens-for = Только когда отмечены все клетки и все подтвердили, могут отправиться: { $who }.
plan-planned-for = По плану: { $moment }.
plan-not-before = не ранее { $moment }
plan-since-until = С { $from } до { $until }
plan-since = С { $from }
plan-how-times-stand = Время указано в UTC (Z), затем местное со сдвигом от UTC; местное время того места, о котором речь, а где места нет, время { $zone }.
plan-spare = запас { $span }
plan-lets-go = затем могут отправиться: { $who }
plan-when-there = когда на месте: { $who }
plan-when-results = когда есть результаты: { $checks }, для: { $who }
plan-after-that = { $what }, через { $span } после этого
plan-hall = { $place }, { $hall }
plan-hangs-on = зависит от: { $condition }
plan-released-to = Вы отпускаете, кому: { $party }
plan-received-from = Вы принимаете от: { $party }
plan-escorts =
    { $count ->
        [one] { $count } сопровождающий
        [few] { $count } сопровождающих
       *[other] { $count } сопровождающих
    }
plan-seats =
    { $count ->
        [one] { $count } место
        [few] { $count } места
       *[other] { $count } мест
    }
plan-load =
    { $count ->
        [one] { $count } единица груза
        [few] { $count } единицы груза
       *[other] { $count } единиц груза
    }
plan-rides =
    { $count ->
        [one] { $count } рейс
        [few] { $count } рейса
       *[other] { $count } рейсов
    }
plan-vehicles =
    { $count ->
        [one] единиц транспорта: { $count }
        [few] единиц транспорта: { $count }
       *[other] единиц транспорта: { $count }
    }
plan-person-minutes =
    { $count ->
        [one] { $count } человеко-минута
        [few] { $count } человеко-минуты
       *[other] { $count } человеко-минут
    }
plan-headline = { $what }; { $rides }, { $vehicles }; с { $from } до { $until }.
plan-part-of = { $who } (часть { $part } из { $of })
plan-arrives-when = прибытие { $time }
plan-until-when = до { $time }
plan-no-room = мест нет
