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
lists-stop-the-case = В списке или в том, что сказано о его столбцах, есть ошибки: пока они не исправлены, с остальным делом работать нельзя.
lists-again = Указать заново, что в его столбцах
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
lists-asked = Сторона { $party } спросила, { $at }
lists-told = Стороне { $party } сказал(а) { $by }, { $at }
lists-released-to = Раскрыто стороне { $party }: { $by }, { $at }
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
lists-contested = Об этой паре сказано разное: ничего не решено, пока мнения не сойдутся.
lists-own-word = Ваше слово: { $says }
lists-said = { $by }: { $says }, { $at }
lists-changed-since = с тех пор строка изменилась
lists-none-open = Больше ни одна пара не ждёт.
lists-others-are-at-it = Все пары, которые ждут, смотрят другие. Оставленная ими придёт к вам: загрузите страницу снова.
lists-pair-gone = С тех пор как эта пара показана, одна из двух строк изменилась или исчезла: о прежней паре больше ничего сказать нельзя.
lists-one-is-free = Ждёт пара, на которую больше никто не смотрит.
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
lists-evidence-moved = Ничего не записано: с тех пор как вы смотрели, за эту пару или против неё говорит другое. Посмотрите ещё раз и повторите, если вы по-прежнему так считаете.
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
lists-kind = Список — это файл CSV, TSV, XLSX, ODS, JSON или FollowTheMoney.
lists-not-taken = Так его взять нельзя: посмотрите, что в нём не так. Ничего не потеряно.
lists-overtaken = Ничего не принято: после того как вы видели эту страницу, на место списка поставлен другой или вы подали другой файл. Ниже — что ваш изменил бы теперь.
lists-instead-of = На его месте сейчас лежит:
lists-carried-heading = Что решено о его строках
lists-carried = Остаётся в силе: { $kept }. О строках, которые изменились: { $changed }. О строках, которых больше не найти: { $lost }.
lists-carried-releases = Раскрытий, которые перестанут действовать, так как строки уже не прежние: { $count }.
lists-carried-lost = Сказано о строках, которых больше не найти: хранится, но не учитывается
lists-carried-changed = Сказано о строках, которые изменились: учитывается с пометкой
lists-dropped = Поданное снято.
lists-taken-up = Это список, который там лежит. Исправьте, что в его столбцах, и примите его.
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
lists-file-kinds = CSV, TSV, XLSX, ODS, JSON или FollowTheMoney, не более 24 МиБ
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
lists-release-would = Ничего не записано. { $row } — получатель: { $party }; раскроется, если отправить снова с «sure».
lists-noted-heading = Кто спрашивал, кому сказано
lists-noted-none = Пока ничего не записано.
lists-note-asked = Сторона спрашивала об этом человеке
lists-note-asked-party = Кто спрашивал
lists-note-asked-who = Кто из посредников это слышал; если пусто — вы
lists-note-told = Стороне сказали об этом человеке
lists-note-told-party = Кому сказано
lists-note-told-who = Кто из посредников сказал; если пусто — вы
lists-note-at = Когда, по времени { $zone }; если пусто — сейчас
lists-note-remark = Примечание
lists-note-write = Записать
lists-noted = Записано.
lists-untold-never = Строка не раскрыта, сторона: { $party }. Говорить о ней было нельзя. Сначала раскройте её, если можно: даже вопрос об имени может быть опасен для человека.
lists-untold-not-yet = В то время строка ещё не была раскрыта, сторона: { $party }.
lists-untold-withdrawn = К тому времени раскрытие строки уже не действовало, сторона: { $party }.
lists-untold-changed = Строка уже не та, что была раскрыта, сторона: { $party }. С тех пор она изменилась.
lists-time-unread = Это не время: напишите его как 2025-03-01T10:00.
lists-time-to-come = Это время ещё не наступило: чего не было, то не записывают.
lists-settle = Внести в число людей дела
lists-settle-frozen = Операция началась: люди дела остаются как есть.
lists-settled = Добавлено или изменено среди людей дела: { $count }.
lists-settled-elsewhere = Изменить вручную в case.toml: { $who }
lists-screening = Проверка по спискам
work-screening = Проверка по спискам
lists-screening-means = Нанятые для операции (перевозчики, плательщики, поставщики, посредники) сверяются с опубликованными списками. Те, кого касается обмен, — никогда. Совпадение — это вопрос к человеку, само по себе оно никого не исключает.
lists-screening-who = Кого проверяют
lists-screening-hired =
    { $count ->
        [one] Под `[hired]` в `mediator/operation.toml` стоит { $count } нанятый.
        [few] Под `[hired]` в `mediator/operation.toml` стоят { $count } нанятых.
        [many] Под `[hired]` в `mediator/operation.toml` стоят { $count } нанятых.
       *[other] Под `[hired]` в `mediator/operation.toml` стоит { $count } нанятого.
    }
lists-screening-nobody = Под `[hired]` в `mediator/operation.toml` пока никого нет.
lists-screening-faults = Не читается, кто нанят или что решено о совпадениях: посмотрите, что не так.
lists-screening-published = Опубликованные списки
lists-screening-no-lists = При деле пока нет опубликованных списков. Ничего не скачивается: их кто-то приносит.
lists-screening-entries =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
        [many] { $count } записей
       *[other] { $count } записи
    }
lists-screening-drop = Убрать
lists-screening-kinds = Сводный список ООН (XML), список Европейского союза (CSV), FollowTheMoney или SDN.CSV ведомства OFAC, вместе с ALT.CSV и ADD.CSV; не более 24 МиБ
lists-screening-send = Хранить при деле
lists-screening-kept = Хранится при деле в запечатанном виде.
lists-screening-dropped = Убрано.
lists-screening-not-kept = Это не читается как опубликованный список: посмотрите, что не так. Ничего не сохранено.
lists-screening-too-many = При деле хранится не более восьми опубликованных списков: сначала уберите один.
lists-screening-hits = Совпадения
lists-screening-due = С тех пор как здесь что-то изменилось, проверки по спискам не было.
lists-screening-nothing = Проверять некого, или нет опубликованного списка, с которым сверять.
lists-screening-do = Проверить по спискам
lists-screening-open = Вопросов ждёт: { $count }
lists-screening-threshold = Начиная с { $threshold } спрашивают человека: для всех списков и для всех одинаково.
lists-screening-no-hit = Совпадений нет
lists-screening-waits = Ждёт, чтобы кто-то сказал, кто есть кто.
