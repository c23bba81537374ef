### Contacts, positions, and the page of a case.

## The page of a case

talks-case = Дело
talks-contacts = Контакты
talks-positions = Позиции
talks-historical = Историческое дело: в нём записано, что произошло. Оно этого не одобряет и не предлагает образца.
talks-waits =
    { $count ->
        [one] { $count } вопрос ждёт
        [few] { $count } вопроса ждут
       *[other] { $count } вопросов ждут
    }
talks-state-preparing = Идут переговоры
talks-state-agreed = Согласовано
talks-state-rehearsing = Идёт репетиция
talks-state-running = Операция идёт
talks-state-held = Операция приостановлена
talks-state-aborted = Операция прервана
talks-state-over = Операция завершена
talks-state-closed = Закрыто
talks-state-historical = Историческое
talks-waiting = Что ждёт
talks-nothing-waits = Вас ничего не ждёт.
talks-waits-answer = Ожидается ответ на последнее предложение: { $of }
talks-waits-own-answer = Предложение ждёт вашего ответа: { $of }
talks-waits-draft = Кто-то оставил черновик, который ещё не учтён: { $of }
talks-waits-own-draft = Ваш черновик ещё не учтён: { $of }
talks-waits-mandate = Полномочия скоро истекают: { $of }
talks-waits-statement = Заявление ещё не всеми согласовано: { $of }
talks-waits-begin = Операцию можно начать.
talks-parties = Стороны
talks-position = Позиция
talks-talks = Разговоры
talks-people = Люди
talks-nobody = Здесь вам никто не известен.
talks-holder = Кто удерживает
talks-timeline = Что и когда произошло
talks-nothing-happened = Пока ничего не записано.
talks-happened-proposed = Предложение представлено: { $of }
talks-happened-proposed-to-you = Вам представлено предложение: { $of }
talks-happened-answered = Ответ дан: { $of }
talks-happened-you-answered = Вы ответили: { $of }
talks-happened-heard = Услышано: { $of }
talks-happened-told = Сказано: { $of }
talks-happened-mandate-ends = Полномочия истекают: { $of }
talks-happened-embargo-ends = Эмбарго заканчивается: { $of }
talks-happened-written = Позиция записана: { $of }
talks-happened-approved = План утверждён: { $of }
talks-happened-begun = Операция началась
talks-happened-gate-opened = Барьер открыт: { $of }
talks-happened-arrived = Прибытие: { $of }
talks-happened-held = Приостановлено: { $of }
talks-happened-broken-off = Прервано: { $of }

## Contacts

talks-write = Записать
talks-book = Собственная книга посредников
talks-talks-with = Разговоры: { $party }
talks-interlocutors = Кто говорит
talks-no-interlocutors = Пока никто не назван.
talks-mandate-not-yet = Полномочия ещё не действуют.
talks-mandate-in-force = Полномочия действуют.
talks-mandate-ends-soon = Полномочия скоро истекают.
talks-mandate-ended = Полномочия истекли: новых разрешений по ним нет.
talks-span = { $since } – { $until }
talks-since = С { $since }
talks-until = до { $until }
talks-on = О чём:
talks-channels = Каналы
talks-said = Что было сказано
talks-nothing-said = Пока ничего не записано.
talks-heard = Сказал(а): { $with }; услышал(а): { $by }.
talks-told = Сказал(а): { $by }; услышал(а): { $with }.
talks-permission = Можно передать: { $to }. Разрешение: { $by }, { $at }
talks-not-before = не ранее { $from }
talks-withdrawn = отозвано { $at }
talks-named = с указанием, чьи это слова
talks-unnamed = без указания, чьи это слова
talks-from = Пришло от
talks-went-into = Передано дальше
talks-unpermitted = без разрешения
talks-may-go-on = Можно ли передать?
talks-may-go = { $to }: да
talks-may-not-go = { $to }: нет. { $why }
talks-why-not-permitted = Никто не разрешил: { $about }
talks-why-no-mandate = Разрешено без полномочий: { $about }
talks-why-other-mandate = Полномочия касаются другого: { $about }
talks-why-not-before = Не ранее { $from }: { $about }
talks-why-ended = Разрешение истекло: { $about }
talks-why-withdrawn = Разрешение отозвано: { $about }
talks-statements = Заявления
talks-agreed = Согласовано всеми слово в слово.
talks-not-agreed = Ещё не всеми согласовано
talks-embargo = Никто не говорит и не передаёт этого ранее
talks-said-by = Могут сказать
talks-notes = Заметки посредников

## Positions

talks-position-of = Позиция: { $party }
talks-stated = заявлено
talks-hinted = дано понять
talks-inferred = выведено
talks-assumed = предположено
talks-lines = { $standing }: { $count }
talks-no-lines = Пунктов пока нет.
talks-part = Вы видите пункты, которые сторона заявила. То, что вы пишете, тоже считается заявленным.
talks-lines-heading = Пункты
talks-what = Вид
talks-line = Пункт
talks-says = Содержание
talks-standing = Откуда известно
talks-by = Кто и когда сказал
talks-source = Источник, примечание
talks-section-holds = предлагает
talks-section-undertakes = обязуется
talks-section-asks = хочет
talks-section-refuses = отказывается
talks-section-windows = список, открытый для возражений
talks-section-objections = возражает
talks-section-rules = правило
talks-section-schedule = числа по этапам
talks-add-line = Добавить пункт с помощью формы
talks-kind = Вид пункта
talks-kind-asks = Сторона хочет
talks-kind-holds = Сторона отпускает
talks-kind-undertakes = Сторона обязуется
talks-kind-refuses = Сторона отказывается
talks-kind-rules = Правило стороны
talks-thing = Кто или что (А)
talks-priority = Насколько важно
talks-priority-must = обязательно
talks-priority-high = важно
talks-priority-wish = желательно
talks-rule-name = Название правила
talks-shape = Что говорит правило
talks-shape-all-for-any = Если уходит кто-то из А, уходят все из Б
talks-shape-some-for-any = Если уходит кто-то из А, уходит не менее стольких из Б
talks-shape-each-for-each = За каждого из А не менее стольких из Б
talks-shape-not-both = Не А и Б вместе
talks-shape-at-least = Не менее стольких из А
talks-shape-at-most = Не более стольких из А
talks-shape-together = А уходят вместе
talks-shape-before = А не позже Б
talks-shape-only-to = А только к этой стороне
talks-other = За кого или за что (Б)
talks-number = Число
talks-to = Какой стороне
talks-add = Добавить в текст
talks-text = Текст
talks-text-label = Так, как хранится в деле
talks-save = Сохранить
talks-check = Проверить
talks-format = Отформатировать
talks-keep-draft = Сохранить как черновик
talks-discard = Удалить черновик
talks-nothing-wrong = Ошибок нет.
talks-found =
    { $count ->
        [one] { $count } замечание
        [few] { $count } замечания
       *[other] { $count } замечаний
    }
talks-findings = Замечаний:
talks-not-checked = Пульт не отвечает: ошибки неизвестны.
talks-for-the-mediators = Само по себе верно, но не согласуется с остальной частью дела. Сохраните как черновик: посредники увидят его и исправят вместе с вами.
talks-not-saved = Не сохранено: есть ошибка. Можно сохранить как черновик, который не учитывается.
talks-overtaken = Тем временем кто-то изменил текст. Ничего не потеряно: оба текста ниже, ваш стоит в поле.
talks-overtaken-heading = Оба текста
talks-theirs = Как сейчас
talks-yours = Ваш
talks-draft-kept = Сохранено как черновик и пока не учитывается.
talks-draft-shown = Это ваш черновик: он пока не учитывается.
talks-frozen = По делу в нынешнем виде идёт операция. Изменения можно сохранить как черновик.
talks-frozen-kept = По делу в нынешнем виде идёт операция: написанное сохранено как черновик.
talks-formatted = Текст отформатирован. Он ещё не сохранён.
talks-not-formatted = Текст с ошибками нельзя отформатировать: сначала исправьте их.
talks-added = Пункт добавлен в текст. Он ещё не сохранён.
talks-not-added = Для такого пункта чего-то не хватает.
talks-drafts = Черновики других
talks-history = Кто, когда и что написал
