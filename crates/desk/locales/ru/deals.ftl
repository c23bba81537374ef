### Соглашения, раунды предложений и фоновая работа.

## Work in the background

work-title = Работа
work-lead = То, что длится дольше, чем может ждать страница. Продолжается, если закрыть браузер, и после перезапуска пульта.
work-none = Пока ничего не поручено.
work-clear = Лучшее соглашение
work-landscape = Карта возможных соглашений
work-concessions = Уступки с наименьшей ценой
work-fragility = Что от кого зависит
work-question = Самый полезный следующий вопрос
work-sequence = Безопасный порядок
work-zone = Зона возможного соглашения раунда { $round }
work-plan = План
work-replan = Новый план после события
work-rehearse = Репетиция плана
work-waits = ждёт очереди
work-goes-on = идёт
work-stops = останавливается
work-done = готово
work-limit = время истекло: лучшее из найденного
work-cancelled = отменено
work-failed = не удалось
work-took = { $minutes } мин { $seconds } с
work-old = С тех пор дело изменилось.
work-open = Посмотреть найденное
work-cancel = Отменить
work-best = лучшее пока { $value }
work-bound = граница { $value }
work-steps = шагов { $value }
work-at-any-deal = Ищется любое соглашение
work-at-best = Лучшее для { $of }
work-at-objective = Цель: { $of }
work-at-unique = Единственное ли оно
work-at-conflict = Какие правила противоречат друг другу
work-at-shortest = Какое противоречие самое короткое
work-at-order = Безопасный порядок
work-at-concessions = Какие уступки дали бы соглашение
work-at-front = Карта, найдено точек: { $of }
work-at-likely = Соглашение, которое вероятнее всего примут
work-at-distinct = Непохожее на найденные: { $of }

## Deals

deals-title = Соглашения
deals-find = Искать соглашения
deals-minutes = Не дольше стольких минут
deals-what-if = Что, если одно войдёт, а другое нет
deals-what-if-lead = Выбранное здесь относится только к лучшему соглашению.
deals-either = как получится
deals-with = входит
deals-without = не входит
deals-with-sentence = Только соглашения, где верно
deals-without-sentence = Только соглашения, где неверно
deals-saved = Сохранённые соглашения
deals-none-saved = Ни одно соглашение не сохранено.
deals-agreed = согласовано
deals-breaks = нарушает правило дела в нынешнем виде
deals-in-round = предложено в раунде { $round }
deals-open = Открыть
deals-compare = Поставить выбранные рядом
deals-compare-how-many = Выберите два, три или четыре соглашения.
deals-question-unfit = Нельзя спросить «{ $question }»: { $reasons }
deals-found = Что искали
deals-keep-heading = Соглашения, которые можно сохранить
deals-keep = Сохранить
deals-is-kept = сохранено
deals-best = лучшее соглашение
deals-alternative = альтернатива { $number }
deals-point = точка { $number } на карте
deals-distinct = сильно отличающееся соглашение { $number }
deals-likely = соглашение, которое вероятнее всего примут
deals-one = Соглашение
deals-settle = Согласовать это соглашение
deals-see-as = Как видит сторона
deals-as = Как это видит сторона: { $party }
deals-as-lead = Ей покажут это и ничего больше.
deals-beside = Рядом
deals-asks = Сколько каждая сторона получает из того, что просит, по её весам
deals-party = Сторона
deals-mistakes = Сейчас в файлах дела есть ошибки; они показаны там, где пишут позиции.
deals-unfit-not-offered = { $party } больше не предлагает { $item } таким образом.
deals-unfit-gate = { $item }: не допускают статус, согласие или принцип невысылки.
deals-unfit-window = { $item }: отправка до окончания срока возражений по списку.
deals-unfit-stock = { $item }: больше, чем есть.
deals-unfit-objected = { $item }: к этапу { $phase } больше, чем оставляют возражения.
deals-unfit-daily = { $item }: на этапе { $phase } больше, чем допускают его дни.
deals-unfit-rule = Нарушено правило «{ $rule }».
deals-unfit-rule-too-large = В правиле «{ $rule }» слишком большие числа, проверить его нельзя.
deals-unfit-protected = Правило «{ $rule }» ставит в зависимость от чего-то освобождение того, кто под защитой: { $item }.
deals-unfit-other-case = Этого соглашения в деле, как оно есть сейчас, нет: рассчитайте дело заново.
deals-unfit-others =
    { $count ->
        [one] И ещё { $count } причина.
        [few] И ещё { $count } причины.
        [many] И ещё { $count } причин.
       *[other] И ещё { $count } причины.
    }

## Rounds of proposals

rounds-title = Раунды
rounds-all-accepted = Последнее предложение приняли все.
rounds-awaited = Ждём ответа от:
rounds-propose = Предложить соглашение
rounds-no-deal = Ни одно сохранённое соглашение не соблюдает все известные сейчас правила.
rounds-which = Какое соглашение
rounds-to = Кому
rounds-to-hint = Если никто не выбран, всем, у кого есть позиция или участие в нём.
rounds-note = Заметка для посредников
rounds-lay-before = Представить им
rounds-none = Вам ничего не предлагали.
rounds-proposal = Предложение
rounds-answered = ответ дан
rounds-waits-for-you = ждёт вашего ответа
rounds-answer = Ваш ответ
rounds-says = Что вы говорите
rounds-accepts = Мы принимаем
rounds-refuses = Мы отказываемся
rounds-amends = Мы приняли бы другое
rounds-reason = Причина
rounds-by = Кто это сказал
rounds-hint = Это дано понять, а не заявлено
rounds-change = Что должно измениться
rounds-change-lead = Эти пункты станут частью вашей позиции.
rounds-rule = Название правила
rounds-sentence = Правило одной фразой
rounds-rule-second = Название второго правила
rounds-sentence-second = Второе правило одной фразой
rounds-line = Другой пункт, например asks.ИМЯ
rounds-value = Что там будет стоять
rounds-drop = Пункт, который надо убрать
rounds-send = Ответить
rounds-says-too-little = Кто принимает, ничего не меняет; кто принял бы другое, говорит, что должно измениться.
rounds-answered-already = На это предложение уже ответили.
rounds-line-unreadable = Позицию в том виде, в каком она лежит здесь, прочитать нельзя. Сообщите посредникам.
rounds-line-table = «{ $line }» — не пункт позиции. Пишите ТАБЛИЦА.ИМЯ, например { $example }; таблица — одно из: { $tables }.
rounds-line-value = «{ $value }» не может стоять в пункте { $line }. Напишите таблицу, например { $example }.
rounds-line-absent = В позиции нет пункта { $line }, который можно было бы убрать.
rounds-makes-mistakes = Ответ не сохранён: он не подходит к делу в нынешнем виде. Скажите посредникам.
