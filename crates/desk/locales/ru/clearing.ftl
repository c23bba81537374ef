### What is said of deals, in Russian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Deals

clearing-consent-not-known = неизвестно
clearing-consent-not-asked = не спрашивали
clearing-consent-given = дано
clearing-consent-disputed = оспаривается
clearing-consent-refused = отказ
clearing-consent-cleared = нейтральный представитель опросил, препятствий нет
clearing-consent-to-be-asked = нейтральному представителю ещё предстоит опросить
clearing-role-side = сторона
clearing-role-mediator = посредник
clearing-role-co-mediator = сопосредник
clearing-role-guarantor = гарант
clearing-role-host = страна пребывания
clearing-role-transit = транзит
clearing-role-custodian = фактически удерживающая сторона
clearing-role-observer = наблюдатель
clearing-stated = заявлено
clearing-hinted = дано понять
clearing-inferred = выведено
clearing-assumed = предположено
clearing-from-outcome = только из исхода
clearing-must = обязательно
clearing-high = важно
clearing-wish = желательно
clearing-spoilers = Список для того, кто хочет сорвать соглашение: он показывает, где оно ломается. Его запросили отдельно; не храните дольше, чем нужно.
clearing-optimal = Оптимальное
clearing-feasible = Допустимое
clearing-infeasible = Невозможно
clearing-interrupted = Прервано
clearing-optimal-sentence = Лучшего соглашения нет: все границы закрыты, и программа проверки воспроизвела каждое доказательство.
clearing-better-unknown = Все условия выполнены, что подтверждает программа проверки. Существует ли лучшее соглашение, неизвестно.
clearing-infeasible-sentence = Ни одно соглашение не выполняет всех условий. Программа проверки воспроизвела доказательство.
clearing-interrupted-sentence = Сначала был достигнут предел: нет ни соглашения, ни доказательства, что его нет.
clearing-not-closed = поиск остановлен до его завершения
clearing-unique = Оно единственное: никакое другое соглашение не так же хорошо по всем целям.
clearing-not-unique = Оно не единственное: другое соглашение так же хорошо по всем целям.
clearing-objective-protected = перемещаемые люди под защитой и останки
clearing-objective-people = перемещаемые люди
clearing-objective-worst-off = удовлетворённость, сначала худшей стороны
clearing-objective-transfers = перемещения и обязательства, наименьшее число
clearing-objective-waiting = ожидание в единицах-этапах, наименьшее
clearing-no-party-asks = ни одна сторона ничего не просит
clearing-closed = закрыта
clearing-no-bound = неизвестна
clearing-stays = остаётся
clearing-undertaken = принимается
clearing-not-undertaken = не принимается
clearing-owner-case = дело
clearing-owner-question = вопрос
clearing-unverified = Все условия выполнены, что подтверждает программа проверки. Программа поиска не нашла лучшего соглашения, но граница не проверена: { $reason }.
clearing-may-be-better = Все условия выполнены, что подтверждает программа проверки. Возможно лучшее соглашение: { $open }.
clearing-open-by = { $name } { $value }, граница { $bound }, разрыв { $gap }
clearing-open-at = { $name } { $value }, граница { $bound }
clearing-open-without = { $name } { $value }, граница неизвестна
clearing-infeasible-unverified = Программа поиска установила, что ни одно соглашение не выполняет всех условий; доказательство не проверено: { $reason }.
clearing-owed = Под защитой права и не перемещаются: { $left }. Их освобождение обязательно независимо от договорённостей; оно не предмет торга и не может ждать соглашения (ЖК III, ст. 109, 110, 120; ЖК IV, ст. 130, 132).
clearing-moves-among =
    { $parties ->
        [one] Обмен между { $parties } стороной: { $what }.
        [few] Обмен между { $parties } сторонами: { $what }.
       *[other] Обмен между { $parties } сторонами: { $what }.
    }
clearing-move-among =
    { $parties ->
        [one] Обмен между { $parties } стороной: { $what }.
        [few] Обмен между { $parties } сторонами: { $what }.
       *[other] Обмен между { $parties } сторонами: { $what }.
    }
clearing-undertaken-alone =
    { $count ->
        [one] Принимается { $count } обязательство.
        [few] Принимаются { $count } обязательства.
       *[other] Принимаются { $count } обязательств.
    }
clearing-begun =
    { $count ->
        [one] Начинается { $count } обязательство.
        [few] Начинаются { $count } обязательства.
       *[other] Начинаются { $count } обязательств.
    }
clearing-protected-among =
    { $count ->
        [one] Из этих людей под защитой права { $count }.
        [few] Из этих людей под защитой права { $count }.
       *[other] Из этих людей под защитой права { $count }.
    }
clearing-to-partner = { $count } → { $partner }
clearing-from-partner = { $count } ← { $partner }
clearing-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
clearing-from-day = с { $first }, { $days }
clearing-then = { $first }, затем { $next }
clearing-chosen = { $option } (вариант { $rank } из { $of })
clearing-none-chosen = ни один из его вариантов ({ $count })
clearing-stated-by = { $standing }, источник: { $by }
clearing-with-sources = { $what } [{ $sources }]
clearing-route = { $from } → { $to }
clearing-units-on = { $units } { $way }
clearing-units-to = { $units } → { $to }
clearing-to = → { $to }
clearing-in-phase = { $what }, этап: { $phase }
clearing-also-to = также { $places }
clearing-no-longer = больше не: { $places }
clearing-instead = { $after } вместо { $before }
clearing-of-parties =
    { $count ->
        [one] { $share } ({ $count } сторона)
        [few] { $share } ({ $count } стороны)
       *[other] { $share } ({ $count } сторон)
    }
clearing-at-most = не более { $share }
clearing-quoted = «{ $name }»

## Tables and marks

clearing-gives = отдаёт
clearing-receives = получает
clearing-of-its-best = от своего лучшего
clearing-over-its-best = больше своего лучшего в нынешнем виде дела
clearing-name = имя
clearing-from = от кого
clearing-goes-to = кому
clearing-legal = основание, названное удерживающей стороной
clearing-consent = собственная воля
clearing-objective = цель
clearing-condition = условие
clearing-without-it = без него
clearing-this-deal = это соглашение
clearing-alternative = альтернатива
clearing-undertakes = обязуется
clearing-asks = Просьбы
clearing-conditions = Условия, все выполнены
clearing-comes = входит
clearing-goes = выпадает
clearing-otherwise = иначе
clearing-outside = нет просьб для сравнения
clearing-unlocks = это позволяет
clearing-none-decisive = Ни одно условие само по себе не было решающим: без любого из них лучшее соглашение так же хорошо.
clearing-no-alternative = Ни одной не найдено.
clearing-no-concession = Ни одна из уступок, которые посредник считает возможными, не делает соглашение возможным.
clearing-exhausted = Других наборов нет.
clearing-not-proved-cheapest = не доказано, что это наименьшая цена
clearing-if-name = если это имя выпадет
clearing-if-party = если эта сторона уйдёт
clearing-falls = выпадает вместе с ним
clearing-replaced = приходит взамен
clearing-same = то же соглашение
clearing-numbered = { $called } { $number }
clearing-deal-of = Соглашение { $id }
clearing-digest-of = дайджест дела { $digest }
clearing-also-known = также { $names }
clearing-costs = цена { $cost }
clearing-difficult = трудность { $difficulty }
clearing-of-party = { $party } { $share }

## Headings

clearing-heading-question = О чём спрашивали
clearing-heading-picture = Обмен
clearing-heading-list = Список
clearing-heading-consent = Собственная воля людей
clearing-heading-parties = Что отдаёт и получает каждая сторона
clearing-heading-objectives = Что улучшалось, в этом порядке
clearing-heading-decisive = Решающие условия
clearing-heading-alternatives = Альтернативы
clearing-heading-conflict = Почему нет соглашения
clearing-heading-concessions = Уступки, при которых соглашение стало бы возможным
clearing-heading-fragility = Что от кого зависит
clearing-heading-sources = Источники
clearing-heading-legend = Как читать эту страницу
clearing-heading-undertakings = Обязательства: { $phase }

## Pages and their legend

clearing-count = число
clearing-left = что остаётся
clearing-routes = Стрелки по буквам
clearing-matrix-objectives = Цели
clearing-matrix-satisfaction = Выполненные просьбы
clearing-matrix-items = Кто куда
clearing-matrix-caption = Только различия. Отличное от этого соглашения выделено.
clearing-objectives-caption = Каждая улучшается насколько возможно, не жертвуя ни одной из предыдущих.
clearing-decisive-caption = Лучшее соглашение было бы другим, если отменить одно это условие.
clearing-now = сейчас
clearing-becomes = станет
clearing-priority = приоритет
clearing-met = выполнено
clearing-legend-thread = нить
clearing-legend-thread-means = Один человек или останки одного человека на пути от одной стороны к другой.
clearing-legend-band = лента
clearing-legend-band-means = Группа или больше людей, чем можно различить нитями; чем шире, тем больше (по логарифму).
clearing-legend-protected-means = Несовершеннолетний, тяжелораненый или тяжелобольной пленный, родитель, сопровождающий несовершеннолетнего под защитой, или останки: за их освобождение нельзя требовать ничего (ЖК III, ст. 109, 110, 120; ЖК IV, ст. 130, 132).
clearing-legend-of-its-best-means = Выполненная часть просьб стороны с учётом приоритета, делённая на наибольшую, какую могло бы выполнить любое соглашение: 100 % — всё, что она могла бы получить, а это может быть меньше, чем она просит. Сравниваются точные дроби; проценты округлены.
clearing-legend-optimal = оптимальное
clearing-legend-optimal-means = Говорится, только когда все границы закрыты и программа проверки, у которой нет общего кода с программой поиска, воспроизвела каждое доказательство.
clearing-legend-standing = степень достоверности
clearing-legend-standing-means = Заявлено: сторона сказала это. Дано понять: она позволила это понять. Выведено или предположено: мнение самого посредника.
clearing-more-in-list = и ещё { $count } (все в списке ниже)

## The drawing

clearing-picture-note = { $verb }: { $what }
clearing-picture-between = { $from } → { $to }: { $count }

## Questions, conflicts, concessions

clearing-answer-deal = Соглашение есть.
clearing-answer-none = Такого соглашения нет.
clearing-answer-unknown = Предел был достигнут раньше, чем найден ответ.
clearing-answer-same = Лучшее соглашение остаётся тем же.
clearing-answer-no-base = Без этого вопроса нет соглашения, с которым можно сравнить.
clearing-something-moves = соглашение что-то перемещает
clearing-something-moves-sentence = пустой пакет — не соглашение
clearing-conflict-of-one = Одно это условие не оставляет соглашения. Если его отменить, соглашение становится возможным.
clearing-conflict-all-needed = Если отменить любое из них, соглашение становится возможным.
clearing-conflict-need-unknown = Предел был достигнут раньше, чем стало известно, все ли они нужны.
clearing-conflict-none-shorter = Более короткого противоречия нет: доказано.
clearing-left-nothing = Соглашения не остаётся.
clearing-left-unknown = Неизвестно: сначала был достигнут предел.
clearing-dropped = отменено
clearing-asked-with = с перемещением: { $item }
clearing-asked-with-to = с перемещением: { $item } → { $to }
clearing-asked-without = без: { $name }
clearing-conflict-of-several = Эти условия ({ $count }) не могут выполняться вместе.
clearing-what-is-left = Остаётся: { $left }.
clearing-still-move =
    { $before ->
        [one] По-прежнему перемещаются { $after } из { $before } человека.
        [few] По-прежнему перемещаются { $after } из { $before } человек.
       *[other] По-прежнему перемещаются { $after } из { $before } человек.
    }
clearing-still-move-protected =
    { $before ->
        [one] По-прежнему перемещаются { $after } из { $before } человека, под защитой — { $protected } из { $of }.
        [few] По-прежнему перемещаются { $after } из { $before } человек, под защитой — { $protected } из { $of }.
       *[other] По-прежнему перемещаются { $after } из { $before } человек, под защитой — { $protected } из { $of }.
    }

## The landscape

clearing-front = Карта возможных соглашений
clearing-point = точка
clearing-known-as = известна как
clearing-shown = показанное соглашение
clearing-not-proved = не доказано, что лежит на фронте
clearing-plot = Фронт: каждая сторона по доле от своего лучшего
clearing-nash = Нэш
clearing-nash-means = наибольшее произведение долей сторон от их лучшего
clearing-kalai-smorodinsky = Калаи — Смородинский
clearing-kalai-smorodinsky-means = ближе всего к равным долям: наибольшая низшая доля, затем наименьшая высшая
clearing-egalitarian = эгалитарная
clearing-egalitarian-means = низшая доля настолько велика, насколько возможно, затем следующая и так далее
clearing-utilitarian = утилитарная
clearing-utilitarian-means = наибольшая сумма долей
clearing-front-means = В каждой точке ни одна сторона не может получить больше, если другая не получит меньше. Только для посредника: показывает, насколько удовлетворена каждая сторона.
clearing-front-one-point = Одна точка: никакое соглашение не даёт ни одной стороне больше. Программа проверки воспроизвела доказательство.
clearing-front-cut-short = Предел был достигнут раньше, чем был виден весь фронт.
clearing-of-those-found = Имена даны среди найденных точек: ненайденная точка могла бы получить одно из них.
clearing-distinct = Сильно отличающиеся соглашения
clearing-distinct-deal = соглашение
clearing-no-further = Больше таких нет: программа проверки воспроизвела доказательство.
clearing-no-further-unverified = Что больше таких нет, не проверено.
clearing-front-complete = Точек: { $count }, других нет: фронт полон, и программа проверки воспроизвела доказательство.
clearing-front-within =
    { $count ->
        [one] { $count } точка. Каждому соглашению одна из них соответствует с точностью до { $share } от лучшего каждой стороны; программа проверки воспроизвела доказательство.
        [few] { $count } точки. Каждому соглашению одна из них соответствует с точностью до { $share } от лучшего каждой стороны; программа проверки воспроизвела доказательство.
       *[other] { $count } точек. Каждому соглашению одна из них соответствует с точностью до { $share } от лучшего каждой стороны; программа проверки воспроизвела доказательство.
    }
clearing-front-unverified =
    { $count ->
        [one] { $count } точка; что других нет, не проверено: { $reason }.
        [few] { $count } точки; что других нет, не проверено: { $reason }.
       *[other] { $count } точек; что других нет, не проверено: { $reason }.
    }
clearing-front-left-out =
    { $count ->
        [one] Здесь { $shown } из { $count } точки: выделяющиеся и другие через равные промежутки. Все есть в --json; --tolerance 5 даёт меньше.
        [few] Здесь { $shown } из { $count } точек: выделяющиеся и другие через равные промежутки. Все есть в --json; --tolerance 5 даёт меньше.
       *[other] Здесь { $shown } из { $count } точек: выделяющиеся и другие через равные промежутки. Все есть в --json; --tolerance 5 даёт меньше.
    }
clearing-front-shared =
    { $count ->
        [one] { $count } точка носит это имя ({ $name }): ни одна им не выделяется.
        [few] { $count } точки носят это имя ({ $name }): ни одна им не выделяется.
       *[other] { $count } точек носят это имя ({ $name }): ни одна им не выделяется.
    }
clearing-shown-beaten = Показанное соглашение не лежит на фронте: в точке { $point } ни у одной стороны не меньше, а у какой-то больше. Оно лучшее по целям дела, которые сначала требуют другого.
clearing-plot-described =
    { $count ->
        [one] { $count } точка фронта, стороны: { $parties }; в таблице ниже то же самое.
        [few] { $count } точки фронта, стороны: { $parties }; в таблице ниже то же самое.
       *[other] { $count } точек фронта, стороны: { $parties }; в таблице ниже то же самое.
    }
clearing-distinct-none =
    { $differ ->
        [one] Не найдено соглашения, отличающегося от показанного хотя бы на { $differ } перемещение.
        [few] Не найдено соглашения, отличающегося от показанного хотя бы на { $differ } перемещения.
       *[other] Не найдено соглашения, отличающегося от показанного хотя бы на { $differ } перемещений.
    }
clearing-distinct-limit =
    { $differ ->
        [one] Предел был достигнут раньше, чем найдено соглашение, отличающееся от показанного хотя бы на { $differ } перемещение.
        [few] Предел был достигнут раньше, чем найдено соглашение, отличающееся от показанного хотя бы на { $differ } перемещения.
       *[other] Предел был достигнут раньше, чем найдено соглашение, отличающееся от показанного хотя бы на { $differ } перемещений.
    }
clearing-distinct-proved =
    { $differ ->
        [one] Каждое — лучшее из тех, что отличаются хотя бы на { $differ } перемещение от показанного и всех предыдущих; программа проверки воспроизвела каждое доказательство.
        [few] Каждое — лучшее из тех, что отличаются хотя бы на { $differ } перемещения от показанного и всех предыдущих; программа проверки воспроизвела каждое доказательство.
       *[other] Каждое — лучшее из тех, что отличаются хотя бы на { $differ } перемещений от показанного и всех предыдущих; программа проверки воспроизвела каждое доказательство.
    }
clearing-distinct-unproved =
    { $differ ->
        [one] Каждое отличается хотя бы на { $differ } перемещение от показанного и всех предыдущих. Что каждое — лучшее из таких, проверено не до конца.
        [few] Каждое отличается хотя бы на { $differ } перемещения от показанного и всех предыдущих. Что каждое — лучшее из таких, проверено не до конца.
       *[other] Каждое отличается хотя бы на { $differ } перемещений от показанного и всех предыдущих. Что каждое — лучшее из таких, проверено не до конца.
    }
clearing-distinct-fewer = Предел был достигнут раньше, чем найдены все ({ $asked }).

## Chances

clearing-chances-accepts = принимает
clearing-chances-line = сомнительный пункт
clearing-chances-written = Лучшее соглашение, если позиции верны как записаны
clearing-chances-likely = Соглашение, которое вероятнее всего примут
clearing-chances-worlds = Есть ли соглашение вообще
clearing-chances-questions = О чём спросить дальше
clearing-chances-sure = Ничто сомнительное ему не мешает.
clearing-chances-hangs-on = Оно зависит от
clearing-chances-same = Это лучшее соглашение, если позиции верны как записаны.
clearing-chances-no-doubts = Сомнительных пунктов нет: в mediator/confidence.toml указано, насколько вы уверены в каждом.
clearing-chances-none-likely = Что бы из сомнительного ни было верно, ни одно соглашение не будет принято.
clearing-chances-none-written = Если позиции верны как записаны, соглашения нет.
clearing-chances-nothing-to-ask = Ни один отдельный ответ не изменил бы, какое соглашение предложить.
clearing-chances-questions-cut = Предел был достигнут раньше, чем взвешены все вопросы.
clearing-chances-as-written = как записано
clearing-chances-no-such-rule = такого условия нет
clearing-chances-not-on-offer = не предлагается
clearing-chances-then-none = соглашения нет
clearing-chances-proved = Более вероятного соглашения нет: программа проверки воспроизвела доказательство.
clearing-chances-not-proved = Возможно более вероятное: сначала был достигнут предел, или доказательство превышает допустимый размер.
clearing-chances-doubts =
    { $count ->
        [one] { $count } сомнение о позициях, независимое от других. Соглашение принимается, если его принимает действительная позиция каждой стороны: вероятность — это точный вес позиций, при которых оно принимается.
        [few] { $count } сомнения о позициях, независимые друг от друга. Соглашение принимается, если его принимает действительная позиция каждой стороны: вероятность — это точный вес позиций, при которых оно принимается.
       *[other] { $count } сомнений о позициях, независимых друг от друга. Соглашение принимается, если его принимает действительная позиция каждой стороны: вероятность — это точный вес позиций, при которых оно принимается.
    }
clearing-chances-about = около { $percent }
clearing-chances-accepted = Вероятность принятия: { $chance }.
clearing-chances-lines-of = { $owner }: { $lines }
clearing-chances-worlds-seen = Оно есть в { $percent } всех миров по весу (просмотрено: { $seen }).
clearing-chances-worlds-drawn = Оно есть в { $percent } из { $seen } миров, выбранных по весу, с погрешностью { $error } (Хёфдинг, 95 %).
clearing-chances-gain = Когда ответ известен, лучшее соглашение принимают в среднем с вероятностью { $then }, сейчас — { $now }.
clearing-chances-gain-unproved = Когда ответ известен, лучшее соглашение принимают в среднем с вероятностью { $then }, сейчас — { $now } (проверено не до конца).
clearing-chances-answer = { $version } ({ $weight }): тогда { $best }
clearing-chances-answer-other = { $version } ({ $weight }): тогда { $best }, другим соглашением
clearing-chances-turns = С вероятностью { $percent } ответ меняет предложение: тогда вероятнее другое соглашение.
clearing-chances-tells = Он даёт { $bits } бита о том, есть ли соглашение вообще.
clearing-chances-would-undertake = готова взять на себя: { $item }
clearing-chances-would-let-go = готова отпустить: { $item }

## The safe order

clearing-order-best = Ни один порядок не подвергает ни одну сторону меньшему риску: наибольший риск, затем опережение в людях, затем сумма рисков наименьшие. Программа проверки сама перебрала порядки.
clearing-order-unverified = Программа поиска не нашла лучшего порядка; программе проверки не перебрать их все, поэтому то, что этот лучший, не проверено.
clearing-order-exposure-least = Ни у одного порядка наибольший риск не меньше; предел был достигнут раньше, чем показано, что этот — самый спокойный из них.
clearing-order-never = Ни одна сторона никогда не отдаёт больше, чем получила.
clearing-order-step = шаг
clearing-order-what = что перемещается
clearing-order-exposure = Насколько рискует каждая сторона после каждого шага: сколько она отдала из отдаваемого минус сколько получила из того, что просила и получает. Люди под защитой не учитываются.
clearing-order-picture = Риск после каждого шага
clearing-order-published = Порядок по опубликованным сведениям
clearing-order-safe = Безопасный порядок
clearing-order-given = отпущено людей
clearing-order-received = принято людей
clearing-order-nothing = Ни один шаг вас не касается.
clearing-order-gap = Сначала был достигнут предел: это лучший найденный порядок. Ни у одного порядка наибольший риск не ниже { $bound }.
clearing-order-worst = Больнее всего прервать обмен после шага { $step }: { $party } рисковала бы { $exposure } того, что отдаёт и получает.
clearing-order-excess =
    { $people ->
        [one] Опережение не более чем на { $people } человека сверх остающегося в конце.
        [few] Опережение не более чем на { $people } человека сверх остающегося в конце.
       *[other] Опережение не более чем на { $people } человек сверх остающегося в конце.
    }
clearing-order-wrong-way = шаг { $first } должен идти после шага { $then } по правилам порядка
clearing-order-undertakes = { $party } обязуется: { $what }
clearing-order-you-release = Вы отпускаете: { $what } → { $party }
clearing-order-you-receive = Вы принимаете: { $what } ← { $party }

## A party’s own page

clearing-own-no-deal = Сейчас вам не предложен никакой обмен.
clearing-own-nothing-moves = От вас и к вам ничего не перемещается.
clearing-own-gives = Вы отпускаете
clearing-own-receives = Вы принимаете
clearing-own-undertakes = Вы обязуетесь
clearing-own-undertaken = Обязуются другие
clearing-own-position = Ваша позиция, как вы её заявили
clearing-own-holds = Готовность отпустить
clearing-own-ready = Готовность взять на себя
clearing-own-refuses = Отказы
clearing-own-rules = Условия
clearing-own-picture = Ваша часть обмена
clearing-own-rule-holds = выполнено
clearing-own-rule-broken = не выполнено
clearing-own-may-go = возможный получатель: { $to }
clearing-or = { $first } или { $last }
clearing-own-becomes = в этом обмене: { $what }
clearing-own-met-of = выполнено { $met } из { $all }
clearing-own-met-in-full = выполнено { $met }, полностью
clearing-own-met-in-part = выполнено { $met }, не полностью
clearing-own-met-in-sight = выполнено { $met } из видимого вам
clearing-own-up-to = до { $all }
clearing-own-headline = Вы отпускаете: { $gives }; принимаете: { $receives }.

## Lists open to objection

clearing-lists = Списки, открытые для возражений
clearing-lists-objects = Возражения
clearing-lists-raised = Кто и когда
clearing-lists-decision = Решение
clearing-lists-against = Против кого
clearing-lists-reported = Сообщила
clearing-lists-yours = ваш список
clearing-lists-place-for-each = место для каждого
clearing-lists-pending = рассматривается
clearing-lists-upheld = удовлетворено
clearing-lists-rejected = отклонено
clearing-lists-no-objections = возражений нет
clearing-lists-listed = в списке { $count }
clearing-lists-places =
    { $count ->
        [one] { $count } место
        [few] { $count } места
       *[other] { $count } мест
    }
clearing-lists-by-phase = { $places }, к этапу: { $phase }
clearing-lists-go =
    { $units ->
        [one] из них в этом обмене { $units }
        [few] из них в этом обмене { $units }
       *[other] из них в этом обмене { $units }
    }
clearing-lists-end-of = { $when } (конец)
clearing-lists-heard = Возражения принимаются: начало — { $opens }, окончание — { $closes }; никто из списка не перемещается раньше, чем { $first }.
clearing-lists-objections =
    { $count ->
        [one] { $count } возражение
        [few] { $count } возражения
       *[other] { $count } возражений
    }
clearing-lists-are-upheld = удовлетворено: { $objections } (вычеркнуто: { $units })
clearing-lists-are-pending = рассматривается: { $objections } (оставлено: { $units })
clearing-lists-are-rejected = отклонено: { $objections }
clearing-lists-published = опубликован для: { $parties }
