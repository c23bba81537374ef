### Что стол говорит о планах и о картинах операции, по-русски.

## Plans: which there are

plans-title = Планы
plans-none = Плана ещё нет.
plans-lead = План составляется по сохранённому соглашению. То, что не утверждено, видят только посредники.
plans-lead-others = Эти планы утверждены, или по ним началась операция.
plans-plan = План
plans-of-deal = По соглашению
plans-begun = Операция началась по этому плану.
plans-approved = Утверждён
plans-not-approved = Ещё не утверждён
plans-stale = С тех пор как составлен этот план, дело изменилось: спланируйте заново.
plans-stale-text = С тех пор как составлен этот план, изменились дело, операция или соглашение. Спланируйте заново.
plans-reading = Этот план читается и проверяется; страница загрузится снова сама.
plans-case-unread = В файлах дела есть ошибки: сначала исправьте их.
plans-worth = Пребывание на виду: { $minutes } человеко-минут. Последнее прибытие через { $span }. Перевозок: { $rides }.
plans-approved-by = Утвердил(а) { $name }: { $moment }
plans-still-wanted =
    { $count ->
        [one] Ещё не утверждён: должен утвердить ещё { $count } человек.
        [few] Ещё не утверждён: должны утвердить ещё { $count } человека.
       *[other] Ещё не утверждён: должны утвердить ещё { $count } человек.
    }

## Plans: one of them

plans-approve = Утвердить этот план
plans-rehearse = Начать репетицию
plans-begin = Начать саму операцию
plans-make = Составить план по сохранённому соглашению
plans-make-do = Составить
plans-again = Другой план после события
plans-happened = Что случилось, по одному событию в строке, как их принимает команда replan:
plans-again-do = Составить заново
work-at-plan = План
plans-try = Испытать этот план на задержки и отказы столько раз
plans-try-do = Испытать
work-at-rehearse = План испытывается, прогонов: { $of }
plans-compare = Сравнить с планом
plans-compare-do = Показать, что сдвинулось
plans-see-as = Посмотреть глазами стороны
plans-see-as-do = Посмотреть как эта сторона
plans-looks-as = Вы видите то, что видит эта сторона:
plans-looks-whole = Снова показать всё
plans-own-sheet = Ваш лист для печати
plans-part-chart = Кто где и когда
plans-part-map = Маршруты
plans-part-moment = Шаг за шагом во времени
plans-part-movements = Перевозки
plans-part-gates = Чего ждёт каждый барьер
plans-part-quotas = Квоты
plans-part-works = Проверки и меры
plans-part-worth = Насколько план хорош
plans-part-critical = От чего зависит конец
plans-part-exposed = Кто где и сколько ждёт
plans-part-controllability = Если всё пойдёт дольше
plans-part-fallbacks = Что подготовлено
plans-part-safe = Если обмен прервут
plans-part-own-people = Кого это касается
plans-part-own-movements = Перевозки ваших людей
plans-part-own-vehicles = Ваш транспорт

## Plans: two of them

plans-changes = Что сдвинулось
plans-before = Раньше
plans-after = Теперь
plans-no-change = Ничего не сдвинулось.
plans-unchanged = Без изменений перевозок: { $unchanged } из { $before }. Проверок и мер в другое время: { $works }.
plans-change-chart = Оба плана на одной схеме
plans-change-caption = Бледно: как было запланировано раньше; тёмно: как теперь. Барьер показан пунктиром там, где открывался раньше.
plans-moved = Перевозки, которые пойдут иначе
plans-added = Новые перевозки
plans-dropped = Отменённые перевозки
plans-gate-moved = Открываются в другое время:
plans-gate-added = Новые:
plans-gate-dropped = Отменены:

## Pictures of an operation

pictures-title = Рисунки
pictures-lead = Нарисовано по тому, что вам можно знать; рисуется заново, когда что-то сказано.
pictures-none = Рисовать пока нечего.
pictures-map = Перевозки на данный момент
pictures-map-caption = Точка стоит там, где транспортное средство по последнему слову: на месте или в пути по доле прошедшего планового времени. Никого не отслеживают.
pictures-flow = Поток перевозок
pictures-flow-caption = Лента тем шире, чем больше идут этим путём. Тёмно: прибыли. Пунктир: в пути.
pictures-balance = Баланс во времени
pictures-balance-caption = Выше своей линии сторона отдала больше, чем получила, ниже — меньше. Сплошная: как было. Пунктир: по плану.
pictures-course = По плану и как было
pictures-course-caption = Бледно: по плану; тёмно: как было. Барьер показан пунктиром там, где должен был открыться.
