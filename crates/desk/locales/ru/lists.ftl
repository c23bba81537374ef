### Lists of persons: side by side, decided about, released.

## The sheet
lists-title = Списки
lists-there = Какие списки есть
lists-none = Списков пока нет.
lists-people =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
lists-unread = Прочесть его нельзя: посмотрите, что в нём не так.
lists-not-beside = Сейчас он не сопоставлен с другими.
lists-role-claims = запрашивает этих людей
lists-role-acknowledges = удерживает этих людей
lists-role-saw = видел этих людей
lists-row = строка { $row }
lists-faults = Принятые решения нельзя прочесть
lists-old = После сопоставления этих списков были приняты решения. Они сохранены и будут учтены в следующем сопоставлении.
lists-compare = Сопоставить заново
lists-stopped = Сопоставление было остановлено или не удалось. Запросите его заново на странице списков.
lists-being-compared = Списки сопоставляются: когда это закончится, здесь будет что показать.
lists-choose = Какие списки сопоставить: не более трёх
lists-choose-do = Сопоставить
lists-print = Для печати
lists-mistakes = В файлах дела сейчас есть ошибки: сначала исправьте их.
work-lists = Сопоставление списков
work-at-lists = Сопоставлено строк: { $of }
talks-waits-pairs =
    { $count ->
        [one] Кто-то должен сказать, кто есть кто: { $count } пара строк
        [few] Кто-то должен сказать, кто есть кто: { $count } пары строк
       *[other] Кто-то должен сказать, кто есть кто: { $count } пар строк
    }

## What the lists say of each
lists-statuses = Что списки говорят о каждом
lists-status = Статус
lists-rows = Строки
lists-went-out = Спрошено, сказано, раскрыто
lists-double = дважды в одном списке
lists-asked = { $party }: спросили, { $at }
lists-told = { $party }: сказал(а) { $by }, { $at }
lists-released-to = Раскрыто для { $party }: { $by }, { $at }
lists-fed = Для людей дела
lists-agree =
    { $count ->
        [one] { $count } человек значится в деле так же.
        [few] { $count } человека значатся в деле так же.
       *[other] { $count } человек значатся в деле так же.
    }
lists-status-acknowledged = признан
lists-status-claimed = запрошен
lists-status-denied = отрицается
lists-status-dead = умер
lists-status-released = освобождён
lists-status-missing = пропал без вести
lists-status-seen = видели
lists-status-unknown = неизвестно

## Who is who
lists-decide = Решить, кто есть кто
lists-review = Кто есть кто
lists-names-needed = Без имён нельзя сказать, кто есть кто. Покажите их: то, что вы их видели, записывается.
lists-open = Пара { $at } из { $open }, которые ждут решения
lists-decided-pair = Эта пара не ждёт решения. Ждут решения: { $open }
lists-other-looks = Эту пару смотрит и { $who }.
lists-contested = Об этой паре сказано разное: ничего не решено, пока нет согласия.
lists-own-word = Ваше слово: { $says }
lists-said = { $by }: { $says }, { $at }
lists-changed-since = с тех пор строка изменилась
lists-none-open = Больше ни одна пара не ждёт.
lists-others-are-at-it = Все пары, которые ждут, смотрят другие. Оставленная ими придёт к вам: загрузите страницу снова.
lists-last = Сказано последним
lists-nothing-said = Никто ещё ничего не сказал.
lists-side-by-side = Две строки
lists-says-of-them = Что говорит список
lists-who-is-who = Это один и тот же человек?
lists-reason = Почему, если это нужно сказать
lists-back = Назад
lists-next = Дальше
lists-undo = Взять назад моё последнее слово
lists-keys = Клавиши
lists-evidence = Что говорит за и против
lists-compared = Сравнивалось
lists-found = Найдено
lists-weight = Вес
lists-as-supplied = Как подано
lists-sum = Сумма
lists-weight-means = Каждый бит веса удваивает шансы, что обе строки об одном человеке; бит ниже нуля уменьшает их вдвое.
lists-otherwise = Ваше слово записано. Иначе говорит: { $by }. Оба слова остаются, и ничего не решено.
lists-undone = Ваше последнее слово взято назад.
lists-nothing-undone = Нет вашего слова, которое можно было бы взять назад.
lists-written = Ваше слово записано.
lists-says-same = тот же
lists-says-different = разные
lists-says-not-sure = не уверен(а)
lists-says-taken-back = взято назад
lists-field-name = имя
lists-field-alias = другое имя
lists-field-given = личное имя
lists-field-middle = отчество или второе имя
lists-field-family = фамилия
lists-field-father = отец
lists-field-mother = мать
lists-field-sex = пол
lists-field-born = дата рождения
lists-field-birth-place = место рождения
lists-field-nationality = гражданство
lists-field-document = документ
lists-field-unit = подразделение
lists-field-held-at = место содержания
lists-field-standing = положение
lists-field-since = с какого времени
lists-pairs = Пары, которые ждут чьего-то слова
lists-accounted = Строк в файле: { $rows }. Людей: { $claims }. Добавлено к человеку: { $joined }. Заголовков: { $headings }. Пустых: { $empty }. Указано как неверных: { $told }.

## A list is handed in
lists-hand-in = Подать список от
lists-hand-in-of = Список: { $party }
lists-frozen = Операция началась: список остаётся как есть. Поданное вами сохраняется.
lists-no-file = Файл не выбран, или он пуст.
lists-kind = Список — это файл CSV, TSV, XLSX, ODS, JSON или Follow the Money.
lists-not-taken = Так его взять нельзя: посмотрите, что в нём не так. Ничего не потеряно.
lists-dropped = Поданное снято.
lists-taken = Список принят: он стоит на месте прежнего, а прежний сохранён.
lists-told-of-it = Что в нём не так
lists-columns = Что в столбцах
lists-column = Столбец
lists-holds = Содержит
lists-first-rows = Первые строки
lists-cells-hidden = показываются с именами
lists-other-sheets = Других листов, которые читаются так же: { $count }
lists-role = Что значит стоять в списке
lists-role-usual = по тому, чей он
lists-dates = Даты вроде 03/04
lists-dates-guess = как говорят остальные
lists-dates-day = сначала день
lists-dates-month = сначала месяц
lists-headings = Строки заголовков
lists-look = Прочесть так заново
lists-take = Принять список
lists-drop = Снять
lists-changes = Что он меняет
lists-changed = Без изменений: { $kept }. Изменено: { $changed }. Новых: { $added }. Исчезло: { $gone }.
lists-added = Новые
lists-gone = Исчезли
lists-row-changed = Изменены
lists-file = Файл
lists-file-kinds = CSV, TSV, XLSX, ODS, JSON или Follow the Money, не более 24 МиБ
lists-file-send = Подать
lists-column-file = так сказано раньше
lists-column-heading = заголовок — «{ $phrase }»
lists-column-holds = догадка: в заголовке есть «{ $phrase }»
lists-column-others = догадка по другим заголовкам
lists-column-contents = догадка по содержимому ячеек
lists-column-not-known = ничто не говорит, что это
lists-field-key = номер строки
lists-field-person = человек дела, по идентификатору
lists-field-other = другое, сохраняется
lists-field-nothing = не сохраняется вовсе

## A name goes out
lists-release = Раскрыть это имя стороне
lists-release-unnamed = Кто раскрывает имя, должен его видеть. Покажите имена: то, что вы их видели, записывается.
lists-release-sure = Раскрыть эту строку: { $party }
lists-release-means = Имена, дата рождения, что говорит список о человеке и чей это список будут стоять в листе этой стороны. Даже вопрос о человеке может быть для него опасен. Прочитанное нельзя взять назад.
lists-release-do = Раскрыть
lists-release-not = Не сейчас
lists-release-to = Кому
lists-release-ask = Дальше: спросим ещё раз
lists-released = Раскрыто
lists-release-withdraw = Больше не действует
lists-release-written = Записано: строка стоит в листе этой стороны.
lists-release-withdrawn = Больше не действует. Прочитанное нельзя взять назад.
lists-settle = Внести в людей дела
lists-settle-frozen = Операция началась: люди дела остаются как есть.
lists-settled = Добавлено или изменено среди людей дела: { $count }.
lists-settled-elsewhere = Изменить вручную в case.toml: { $who }
