### What is said of deals, in Arabic: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Deals

clearing-consent-not-known = غير معروفة
clearing-consent-not-asked = لم يُسألوا
clearing-consent-given = أُعطيت الموافقة
clearing-consent-disputed = محل خلاف
clearing-consent-refused = رفضوا
clearing-consent-cleared = تحدّث إليهم المحايد ولا مانع
clearing-consent-to-be-asked = لم يسألهم المحايد بعد
clearing-role-side = طرف في التبادل
clearing-role-mediator = وسيط
clearing-role-co-mediator = وسيط مشارك
clearing-role-guarantor = ضامن
clearing-role-host = مضيف
clearing-role-transit = عبور
clearing-role-custodian = محتجِز بالنيابة
clearing-role-observer = مراقب
clearing-stated = مصرَّح به
clearing-hinted = ملمَّح إليه
clearing-inferred = مستنتَج
clearing-assumed = مفترَض
clearing-from-outcome = من النتيجة وحدها
clearing-must = لازم
clearing-high = مهم
clearing-wish = مرغوب
clearing-spoilers = قائمة تخدم المعرقلين: تبيّن أين تنكسر الصفقة. طُلبت بالاسم؛ لا تحتفظ بها أكثر من اللازم.
clearing-optimal = مثلى
clearing-feasible = ممكنة
clearing-infeasible = غير ممكنة
clearing-interrupted = انقطع البحث
clearing-optimal-sentence = لا صفقة أفضل: كل الحدود مغلقة، وأعاد الحَكَم إجراء كل برهان.
clearing-better-unknown = كل الشروط متحققة كما يؤكد الحَكَم. ولا يُعرف هل توجد صفقة أفضل.
clearing-infeasible-sentence = لا صفقة تحقق كل الشروط. أعاد الحَكَم إجراء البرهان.
clearing-interrupted-sentence = بُلغ سقف البحث أولًا: لا صفقة ولا برهان على عدم وجودها.
clearing-not-closed = أُوقف البحث قبل أن يُغلق
clearing-unique = وهي الوحيدة: لا صفقة أخرى بمثل جودتها في كل هدف.
clearing-not-unique = وليست الوحيدة: هناك صفقة أخرى بمثل جودتها في كل هدف.
clearing-objective-protected = من ينتقل من المحميين والرفات
clearing-objective-people = من ينتقل من الأشخاص
clearing-objective-worst-off = التلبية، والطرف الأسوأ حالًا أولًا
clearing-objective-transfers = عمليات النقل والتعهدات، الأقل عددًا
clearing-objective-waiting = انتظار الوحدات عبر المراحل، الأقل
clearing-no-party-asks = لا طرف يطلب شيئًا
clearing-closed = مغلق
clearing-no-bound = غير معروف
clearing-stays = يبقى
clearing-undertaken = جرى التعهد به
clearing-not-undertaken = لم يُتعهد به
clearing-owner-case = القضية
clearing-owner-question = السؤال
clearing-unverified = كل الشروط متحققة كما يؤكد الحَكَم. لم يجد المحرك صفقة أفضل، لكن الحد لم يُتحقق منه: { $reason }.
clearing-may-be-better = كل الشروط متحققة كما يؤكد الحَكَم. وقد توجد صفقة أفضل: { $open }.
clearing-open-by = { $name } { $value }، الحد { $bound }، الفارق { $gap }
clearing-open-at = { $name } { $value }، الحد { $bound }
clearing-open-without = { $name } { $value }، لا حد معروف
clearing-infeasible-unverified = وجد المحرك أن لا صفقة تحقق كل الشروط؛ ولم يُتحقق من البرهان: { $reason }.
clearing-owed = محميون بالقانون ولا ينتقلون: { $left }. الإفراج عنهم واجب مهما اتُّفق عليه؛ وليس جزءًا من المساومة ولا يجوز أن ينتظر صفقة (اتفاقية جنيف الثالثة، المواد ١٠٩ و١١٠ و١٢٠؛ اتفاقية جنيف الرابعة، المادتان ١٣٠ و١٣٢).
clearing-moves-among =
    { $parties ->
        [zero] ينتقل { $what } بلا أطراف.
        [one] ينتقل { $what } عند طرف واحد.
        [two] ينتقل { $what } بين طرفين.
        [few] ينتقل { $what } بين { $parties } أطراف.
        [many] ينتقل { $what } بين { $parties } طرفًا.
       *[other] ينتقل { $what } بين { $parties } طرف.
    }
clearing-move-among =
    { $parties ->
        [zero] ينتقل { $what } بلا أطراف.
        [one] ينتقل { $what } عند طرف واحد.
        [two] ينتقل { $what } بين طرفين.
        [few] ينتقل { $what } بين { $parties } أطراف.
        [many] ينتقل { $what } بين { $parties } طرفًا.
       *[other] ينتقل { $what } بين { $parties } طرف.
    }
clearing-undertaken-alone =
    { $count ->
        [zero] لا تعهدات.
        [one] يُقطع تعهد واحد.
        [two] يُقطع تعهدان.
        [few] تُقطع { $count } تعهدات.
        [many] يُقطع { $count } تعهدًا.
       *[other] يُقطع { $count } تعهد.
    }
clearing-begun =
    { $count ->
        [zero] لا يبدأ أي تعهد.
        [one] يبدأ تعهد واحد.
        [two] يبدأ تعهدان.
        [few] تبدأ { $count } تعهدات.
        [many] يبدأ { $count } تعهدًا.
       *[other] يبدأ { $count } تعهد.
    }
clearing-protected-among =
    { $count ->
        [zero] لا أحد منهم محمي بالقانون.
        [one] واحد منهم محمي بالقانون.
        [two] اثنان منهم محميان بالقانون.
        [few] { $count } منهم محميون بالقانون.
        [many] { $count } منهم محميون بالقانون.
       *[other] { $count } منهم محميون بالقانون.
    }
clearing-to-partner = { $count } إلى { $partner }
clearing-from-partner = { $count } من { $partner }
clearing-days =
    { $count ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
clearing-from-day = ابتداءً من { $first }، { $days }
clearing-then = { $first }، ثم { $next }
clearing-chosen = { $option } (الخيار { $rank } من { $of })
clearing-none-chosen = لا شيء من خياراته ({ $count })
clearing-stated-by = { $standing }، بحسب { $by }
clearing-with-sources = { $what } [{ $sources }]
clearing-route = { $from } ← { $to }
clearing-units-on = { $units } { $way }
clearing-units-to = { $units } إلى { $to }
clearing-to = إلى { $to }
clearing-in-phase = { $what } في { $phase }
clearing-also-to = وكذلك { $places }
clearing-no-longer = لم يعد: { $places }
clearing-instead = { $after } بدلًا من { $before }
clearing-of-parties =
    { $count ->
        [zero] { $share } (لا طرف)
        [one] { $share } (طرف واحد)
        [two] { $share } (طرفان)
        [few] { $share } ({ $count } أطراف)
        [many] { $share } ({ $count } طرفًا)
       *[other] { $share } ({ $count } طرف)
    }
clearing-at-most = على الأكثر { $share }
clearing-quoted = «{ $name }»

## Tables and marks

clearing-gives = يعطي
clearing-receives = يستلم
clearing-of-its-best = من أفضل ما يمكنه
clearing-over-its-best = فوق أفضل ما يمكنه في حال القضية هذه
clearing-name = الاسم
clearing-from = من
clearing-goes-to = إلى
clearing-legal = السبب الذي ذكره المحتجِز
clearing-consent = الإرادة الشخصية
clearing-objective = الهدف
clearing-condition = الشرط
clearing-without-it = من دونه
clearing-this-deal = هذه الصفقة
clearing-alternative = الصفقة البديلة
clearing-undertakes = يتعهد
clearing-asks = المطالب
clearing-conditions = الشروط، وكلها متحققة
clearing-comes = يدخل
clearing-goes = يخرج
clearing-otherwise = بصورة أخرى
clearing-outside = لا مطالب للمقارنة
clearing-unlocks = يتيح
clearing-none-decisive = لم يكن شرط وحده حاسمًا: من دون أي منها تبقى أفضل صفقة بالجودة نفسها.
clearing-no-alternative = لم يُعثر على شيء.
clearing-no-concession = لا تنازل مما يراه الوسيط ممكنًا يتيح صفقة.
clearing-exhausted = لا مجموعة أخرى.
clearing-not-proved-cheapest = لم يثبت أنها الأقل كلفة
clearing-if-name = إذا خرج هذا الاسم
clearing-if-party = إذا انسحب هذا الطرف
clearing-falls = يسقط معه
clearing-replaced = يأتي بدلًا منه
clearing-same = الصفقة نفسها
clearing-numbered = { $called } { $number }
clearing-deal-of = الصفقة { $id }
clearing-digest-of = بصمة القضية { $digest }
clearing-also-known = أيضًا { $names }
clearing-costs = الكلفة { $cost }
clearing-difficult = الصعوبة { $difficulty }
clearing-of-party = { $party } { $share }

## Headings

clearing-heading-question = ما سُئل عنه
clearing-heading-picture = التبادل
clearing-heading-list = القائمة
clearing-heading-consent = الإرادة الشخصية
clearing-heading-parties = ما يعطيه كل طرف وما يستلمه
clearing-heading-objectives = ما جُعل أفضل، بهذا الترتيب
clearing-heading-decisive = الشروط الحاسمة
clearing-heading-alternatives = الصفقات البديلة
clearing-heading-conflict = لماذا لا توجد صفقة
clearing-heading-concessions = تنازلات تتيح صفقة
clearing-heading-fragility = ما الذي يتوقف على مَن
clearing-heading-sources = المصادر
clearing-heading-legend = كيف تُقرأ هذه الصفحة
clearing-heading-undertakings = التعهدات: { $phase }

## Pages and their legend

clearing-count = العدد
clearing-left = ما يبقى
clearing-routes = الأسهم بحسب حروفها
clearing-matrix-objectives = الأهداف
clearing-matrix-satisfaction = المطالب الملبّاة
clearing-matrix-items = من إلى أين
clearing-matrix-caption = ما يختلف فقط. وما يختلف عن هذه الصفقة معلَّم.
clearing-objectives-caption = يُجعل كل منها أفضل ما يمكن من دون التخلي عن أي مما قبله.
clearing-decisive-caption = لو أُسقط هذا الشرط وحده لكانت أفضل صفقة غيرها.
clearing-now = الآن
clearing-becomes = يصبح
clearing-priority = الأولوية
clearing-met = الملبّى
clearing-legend-thread = خيط
clearing-legend-thread-means = شخص واحد أو متوفى واحد في الطريق من طرف إلى آخر.
clearing-legend-band = شريط
clearing-legend-band-means = مجموعة أشخاص، أو أشخاص أكثر مما يمكن تمييزه بالخيوط؛ وكلما اتسع زاد العدد (باللوغاريتم).
clearing-legend-protected-means = قاصر، أو أسير جريح أو مريض بحالة خطيرة، أو والد يرافق قاصرًا محميًا، أو رفات متوفى: لا يجوز طلب أي مقابل للإفراج عنهم (اتفاقية جنيف الثالثة، المواد ١٠٩ و١١٠ و١٢٠؛ اتفاقية جنيف الرابعة، المادتان ١٣٠ و١٣٢).
clearing-legend-of-its-best-means = ما لُبّي من مطالب الطرف موزونًا بالأولوية، مقسومًا على أكثر ما يمكن لأي صفقة أن تلبيه: ١٠٠٪ هي كل ما يمكنه نيله، وقد يكون أقل مما يطلب. تُقارن الكسور بدقة؛ والنسب مقرَّبة.
clearing-legend-optimal = مثلى
clearing-legend-optimal-means = لا تُقال إلا حين تُغلق كل الحدود ويعيد الحَكَم، الذي لا يشارك المحرك أي شيفرة، إجراء كل برهان.
clearing-legend-standing = السند
clearing-legend-standing-means = مصرَّح به: قاله الطرف. ملمَّح إليه: أفهمه الطرف ضمنًا. مستنتَج أو مفترَض: رأي الوسيط نفسه.
clearing-more-in-list = و{ $count } غيرهم (وكلهم في القائمة أدناه)

## The drawing

clearing-picture-note = { $verb } { $what }
clearing-picture-between = { $count } من { $from } إلى { $to }

## Questions, conflicts, concessions

clearing-answer-deal = توجد صفقة.
clearing-answer-none = لا توجد صفقة كهذه.
clearing-answer-unknown = بُلغ سقف البحث قبل العثور على جواب.
clearing-answer-same = تبقى أفضل صفقة كما هي.
clearing-answer-no-base = من دون السؤال لا صفقة للمقارنة بها.
clearing-something-moves = الصفقة تنقل شيئًا
clearing-something-moves-sentence = الحزمة الفارغة ليست صفقة
clearing-conflict-of-one = هذا الشرط وحده لا يترك صفقة. وإسقاطه يتيح واحدة.
clearing-conflict-all-needed = إسقاط أي منها يتيح صفقة.
clearing-conflict-need-unknown = بُلغ سقف البحث قبل أن يُعرف هل كلها لازمة.
clearing-conflict-none-shorter = لا تعارض أقصر منه: ثبت ذلك.
clearing-left-nothing = لا تبقى صفقة.
clearing-left-unknown = غير معروف: بُلغ سقف البحث أولًا.
clearing-dropped = أُسقط
clearing-asked-with = مع انتقال { $item }
clearing-asked-with-to = مع انتقال { $item } إلى { $to }
clearing-asked-without = من دون { $name }
clearing-conflict-of-several = لا يمكن أن تتحقق هذه الشروط ({ $count }) معًا.
clearing-what-is-left = ما يبقى: { $left }.
clearing-still-move =
    { $before ->
        [zero] لا أحد.
        [one] ما زال ينتقل { $after } من شخص واحد.
        [two] ما زال ينتقل { $after } من شخصين.
        [few] ما زال ينتقل { $after } من { $before } أشخاص.
        [many] ما زال ينتقل { $after } من { $before } شخصًا.
       *[other] ما زال ينتقل { $after } من { $before } شخص.
    }
clearing-still-move-protected =
    { $before ->
        [zero] لا أحد؛ ومن المحميين { $protected } من { $of }، ومن الجميع { $after }.
        [one] ما زال ينتقل { $after } من شخص واحد، ومن المحميين { $protected } من { $of }.
        [two] ما زال ينتقل { $after } من شخصين، ومن المحميين { $protected } من { $of }.
        [few] ما زال ينتقل { $after } من { $before } أشخاص، ومن المحميين { $protected } من { $of }.
        [many] ما زال ينتقل { $after } من { $before } شخصًا، ومن المحميين { $protected } من { $of }.
       *[other] ما زال ينتقل { $after } من { $before } شخص، ومن المحميين { $protected } من { $of }.
    }

## The landscape

clearing-front = المشهد
clearing-point = النقطة
clearing-known-as = تُعرف باسم
clearing-shown = الصفقة المعروضة
clearing-not-proved = لم يثبت أنها على الجبهة
clearing-plot = الجبهة: كل طرف بحصته من أفضل ما يمكنه
clearing-nash = ناش
clearing-nash-means = أكبر حاصل ضرب لحصص الأطراف من أفضل ما يمكنها
clearing-kalai-smorodinsky = كالاي وسمورودينسكي
clearing-kalai-smorodinsky-means = الأقرب إلى تساوي الحصص: أكبر حصة دنيا، ثم أصغر حصة عليا
clearing-egalitarian = المساواتية
clearing-egalitarian-means = الحصة الدنيا أكبر ما يمكن، ثم التي تليها، وهكذا
clearing-utilitarian = النفعية
clearing-utilitarian-means = أكبر مجموع للحصص
clearing-front-means = في كل نقطة لا يمكن لطرف أن ينال أكثر إلا إذا نال غيره أقل. للوسيط وحده: فهي تبيّن مدى تلبية كل طرف.
clearing-front-one-point = نقطة واحدة: لا صفقة تعطي أي طرف أكثر من هذه. أعاد الحَكَم إجراء البرهان.
clearing-front-cut-short = بُلغ سقف البحث قبل رؤية الجبهة كلها.
clearing-of-those-found = الأسماء معطاة بين النقاط التي وُجدت: وقد تأخذ أحدها نقطة لم توجد.
clearing-distinct = صفقات مختلفة كثيرًا
clearing-distinct-deal = الصفقة
clearing-no-further = لا توجد أخرى: أعاد الحَكَم إجراء البرهان.
clearing-no-further-unverified = لم يُتحقق من عدم وجود أخرى.
clearing-front-complete = النقاط { $count } ولا غيرها: الجبهة كاملة، وأعاد الحَكَم إجراء البرهان.
clearing-front-within =
    { $count ->
        [zero] لا نقاط، بدقة { $share }؛ أعاد الحَكَم إجراء البرهان.
        [one] نقطة واحدة. تقابل كلَّ صفقة واحدةٌ منها بدقة { $share } من أفضل ما يمكن لكل طرف؛ وأعاد الحَكَم إجراء البرهان.
        [two] نقطتان. تقابل كلَّ صفقة واحدةٌ منهما بدقة { $share } من أفضل ما يمكن لكل طرف؛ وأعاد الحَكَم إجراء البرهان.
        [few] { $count } نقاط. تقابل كلَّ صفقة واحدةٌ منها بدقة { $share } من أفضل ما يمكن لكل طرف؛ وأعاد الحَكَم إجراء البرهان.
        [many] { $count } نقطة. تقابل كلَّ صفقة واحدةٌ منها بدقة { $share } من أفضل ما يمكن لكل طرف؛ وأعاد الحَكَم إجراء البرهان.
       *[other] { $count } نقطة. تقابل كلَّ صفقة واحدةٌ منها بدقة { $share } من أفضل ما يمكن لكل طرف؛ وأعاد الحَكَم إجراء البرهان.
    }
clearing-front-unverified =
    { $count ->
        [zero] لا نقاط؛ ولم يُتحقق من عدم وجود غيرها: { $reason }.
        [one] نقطة واحدة؛ ولم يُتحقق من عدم وجود غيرها: { $reason }.
        [two] نقطتان؛ ولم يُتحقق من عدم وجود غيرهما: { $reason }.
        [few] { $count } نقاط؛ ولم يُتحقق من عدم وجود غيرها: { $reason }.
        [many] { $count } نقطة؛ ولم يُتحقق من عدم وجود غيرها: { $reason }.
       *[other] { $count } نقطة؛ ولم يُتحقق من عدم وجود غيرها: { $reason }.
    }
clearing-front-left-out =
    { $count ->
        [zero] لا نقاط، والمعروض { $shown }. كلها في --json؛ و--tolerance 5 يطلب أقل.
        [one] هنا { $shown } من نقطة واحدة: البارزة وأخرى موزعة بالتساوي. كلها في --json؛ و--tolerance 5 يطلب أقل.
        [two] هنا { $shown } من نقطتين: البارزة وأخرى موزعة بالتساوي. كلها في --json؛ و--tolerance 5 يطلب أقل.
        [few] هنا { $shown } من { $count } نقاط: البارزة وأخرى موزعة بالتساوي. كلها في --json؛ و--tolerance 5 يطلب أقل.
        [many] هنا { $shown } من { $count } نقطة: البارزة وأخرى موزعة بالتساوي. كلها في --json؛ و--tolerance 5 يطلب أقل.
       *[other] هنا { $shown } من { $count } نقطة: البارزة وأخرى موزعة بالتساوي. كلها في --json؛ و--tolerance 5 يطلب أقل.
    }
clearing-front-shared =
    { $count ->
        [zero] لا نقاط بهذا الاسم ({ $name }).
        [one] نقطة واحدة لها هذا الاسم ({ $name }): لا تبرز به أي منها.
        [two] نقطتان لهما هذا الاسم ({ $name }): لا تبرز به أي منهما.
        [few] { $count } نقاط لها هذا الاسم ({ $name }): لا تبرز به أي منها.
        [many] { $count } نقطة لها هذا الاسم ({ $name }): لا تبرز به أي منها.
       *[other] { $count } نقطة لها هذا الاسم ({ $name }): لا تبرز به أي منها.
    }
clearing-shown-beaten = الصفقة المعروضة ليست على الجبهة: في النقطة { $point } لا طرف له أقل، ولطرف أكثر. وهي الأفضل بحسب أهداف القضية التي تطلب أولًا شيئًا آخر.
clearing-plot-described =
    { $count ->
        [zero] لا نقاط للجبهة، الأطراف: { $parties }.
        [one] نقطة واحدة من الجبهة، الأطراف: { $parties }؛ وفي الجدول أدناه الشيء نفسه.
        [two] نقطتان من الجبهة، الأطراف: { $parties }؛ وفي الجدول أدناه الشيء نفسه.
        [few] { $count } نقاط من الجبهة، الأطراف: { $parties }؛ وفي الجدول أدناه الشيء نفسه.
        [many] { $count } نقطة من الجبهة، الأطراف: { $parties }؛ وفي الجدول أدناه الشيء نفسه.
       *[other] { $count } نقطة من الجبهة، الأطراف: { $parties }؛ وفي الجدول أدناه الشيء نفسه.
    }
clearing-distinct-none =
    { $differ ->
        [zero] لم تُوجد صفقة أخرى.
        [one] لم تُوجد صفقة تختلف عن المعروضة بعملية نقل واحدة أو أكثر.
        [two] لم تُوجد صفقة تختلف عن المعروضة بعمليتي نقل أو أكثر.
        [few] لم تُوجد صفقة تختلف عن المعروضة بـ{ $differ } عمليات نقل أو أكثر.
        [many] لم تُوجد صفقة تختلف عن المعروضة بـ{ $differ } عملية نقل أو أكثر.
       *[other] لم تُوجد صفقة تختلف عن المعروضة بـ{ $differ } عملية نقل أو أكثر.
    }
clearing-distinct-limit =
    { $differ ->
        [zero] بُلغ سقف البحث قبل العثور على صفقة أخرى.
        [one] بُلغ سقف البحث قبل العثور على صفقة تختلف عن المعروضة بعملية نقل واحدة أو أكثر.
        [two] بُلغ سقف البحث قبل العثور على صفقة تختلف عن المعروضة بعمليتي نقل أو أكثر.
        [few] بُلغ سقف البحث قبل العثور على صفقة تختلف عن المعروضة بـ{ $differ } عمليات نقل أو أكثر.
        [many] بُلغ سقف البحث قبل العثور على صفقة تختلف عن المعروضة بـ{ $differ } عملية نقل أو أكثر.
       *[other] بُلغ سقف البحث قبل العثور على صفقة تختلف عن المعروضة بـ{ $differ } عملية نقل أو أكثر.
    }
clearing-distinct-proved =
    { $differ ->
        [zero] كل منها الأفضل؛ أعاد الحَكَم إجراء كل برهان.
        [one] كل منها الأفضل بين ما يختلف بعملية نقل واحدة أو أكثر عن المعروضة وعن كل ما قبلها؛ وأعاد الحَكَم إجراء كل برهان.
        [two] كل منها الأفضل بين ما يختلف بعمليتي نقل أو أكثر عن المعروضة وعن كل ما قبلها؛ وأعاد الحَكَم إجراء كل برهان.
        [few] كل منها الأفضل بين ما يختلف بـ{ $differ } عمليات نقل أو أكثر عن المعروضة وعن كل ما قبلها؛ وأعاد الحَكَم إجراء كل برهان.
        [many] كل منها الأفضل بين ما يختلف بـ{ $differ } عملية نقل أو أكثر عن المعروضة وعن كل ما قبلها؛ وأعاد الحَكَم إجراء كل برهان.
       *[other] كل منها الأفضل بين ما يختلف بـ{ $differ } عملية نقل أو أكثر عن المعروضة وعن كل ما قبلها؛ وأعاد الحَكَم إجراء كل برهان.
    }
clearing-distinct-unproved =
    { $differ ->
        [zero] لم يُتحقق حتى النهاية من أن كلًا منها الأفضل.
        [one] كل منها يختلف بعملية نقل واحدة أو أكثر عن المعروضة وعن كل ما قبلها. ولم يُتحقق حتى النهاية من أن كلًا منها الأفضل بينها.
        [two] كل منها يختلف بعمليتي نقل أو أكثر عن المعروضة وعن كل ما قبلها. ولم يُتحقق حتى النهاية من أن كلًا منها الأفضل بينها.
        [few] كل منها يختلف بـ{ $differ } عمليات نقل أو أكثر عن المعروضة وعن كل ما قبلها. ولم يُتحقق حتى النهاية من أن كلًا منها الأفضل بينها.
        [many] كل منها يختلف بـ{ $differ } عملية نقل أو أكثر عن المعروضة وعن كل ما قبلها. ولم يُتحقق حتى النهاية من أن كلًا منها الأفضل بينها.
       *[other] كل منها يختلف بـ{ $differ } عملية نقل أو أكثر عن المعروضة وعن كل ما قبلها. ولم يُتحقق حتى النهاية من أن كلًا منها الأفضل بينها.
    }
clearing-distinct-fewer = بُلغ سقف البحث قبل العثور عليها كلها ({ $asked }).

## Chances

clearing-chances-accepts = يقبل
clearing-chances-line = سطر مشكوك فيه
clearing-chances-written = أفضل صفقة إذا صحّت المواقف كما كُتبت
clearing-chances-likely = الصفقة الأرجح قبولًا
clearing-chances-worlds = هل توجد صفقة أصلًا
clearing-chances-questions = ما الذي يُسأل عنه بعد ذلك
clearing-chances-sure = لا شيء مشكوك فيه يقف في وجهها.
clearing-chances-hangs-on = تتوقف على
clearing-chances-same = هي أفضل صفقة إذا صحّت المواقف كما كُتبت.
clearing-chances-no-doubts = لا سطر مشكوك فيه: يذكر mediator/confidence.toml مدى ثقتك بكل سطر.
clearing-chances-none-likely = أيًّا كان الصحيح من المشكوك فيه، لا تُقبل أي صفقة.
clearing-chances-none-written = إذا صحّت المواقف كما كُتبت فلا صفقة.
clearing-chances-nothing-to-ask = لا جواب وحده يغيّر الصفقة التي تُقترح.
clearing-chances-questions-cut = بُلغ سقف البحث قبل وزن كل سؤال.
clearing-chances-as-written = كما كُتب
clearing-chances-no-such-rule = لا شرط كهذا
clearing-chances-not-on-offer = غير معروض
clearing-chances-then-none = لا صفقة
clearing-chances-proved = لا صفقة أرجح: أعاد الحَكَم إجراء البرهان.
clearing-chances-not-proved = قد توجد أرجح: بُلغ سقف البحث أولًا، أو تجاوز البرهان الحجم المسموح.
clearing-chances-doubts =
    { $count ->
        [zero] لا شكوك في المواقف. تُقبل الصفقة إذا قبلها الموقف الحقيقي لكل طرف: والاحتمال هو الوزن الدقيق للمواقف التي تُقبل فيها.
        [one] شك واحد في المواقف. تُقبل الصفقة إذا قبلها الموقف الحقيقي لكل طرف: والاحتمال هو الوزن الدقيق للمواقف التي تُقبل فيها.
        [two] شكّان في المواقف، مستقل أحدهما عن الآخر. تُقبل الصفقة إذا قبلها الموقف الحقيقي لكل طرف: والاحتمال هو الوزن الدقيق للمواقف التي تُقبل فيها.
        [few] { $count } شكوك في المواقف، مستقل بعضها عن بعض. تُقبل الصفقة إذا قبلها الموقف الحقيقي لكل طرف: والاحتمال هو الوزن الدقيق للمواقف التي تُقبل فيها.
        [many] { $count } شكًّا في المواقف، مستقل بعضها عن بعض. تُقبل الصفقة إذا قبلها الموقف الحقيقي لكل طرف: والاحتمال هو الوزن الدقيق للمواقف التي تُقبل فيها.
       *[other] { $count } شك في المواقف، مستقل بعضها عن بعض. تُقبل الصفقة إذا قبلها الموقف الحقيقي لكل طرف: والاحتمال هو الوزن الدقيق للمواقف التي تُقبل فيها.
    }
clearing-chances-about = نحو { $percent }
clearing-chances-accepted = احتمال القبول: { $chance }.
clearing-chances-lines-of = { $owner }: { $lines }
clearing-chances-worlds-seen = توجد صفقة في { $percent } من كل العوالم بحسب الوزن (نُظر في { $seen }).
clearing-chances-worlds-drawn = توجد صفقة في { $percent } من { $seen } من العوالم المسحوبة بحسب الوزن، بهامش خطأ { $error } (هوفدينغ، ٩٥٪).
clearing-chances-gain = متى عُرف الجواب تُقبل أفضل صفقة باحتمال { $then } في المتوسط، مقابل { $now } الآن.
clearing-chances-gain-unproved = متى عُرف الجواب تُقبل أفضل صفقة باحتمال { $then } في المتوسط، مقابل { $now } الآن (لم يُتحقق منه حتى النهاية).
clearing-chances-answer = { $version } ({ $weight }): عندئذ { $best }
clearing-chances-answer-other = { $version } ({ $weight }): عندئذ { $best }، بصفقة أخرى
clearing-chances-turns = باحتمال { $percent } يقلب الجواب المقترح: فتكون صفقة أخرى أرجح.
clearing-chances-tells = يعطي { $bits } بتّ عن وجود صفقة أصلًا.
clearing-chances-would-undertake = مستعد للتعهد بـ{ $item }
clearing-chances-would-let-go = مستعد للإفراج عن { $item }

## The safe order

clearing-order-best = لا ترتيب يعرّض أي طرف أقل: أكبر تعرّض، ثم التقدم في الأشخاص، ثم مجموع التعرّض كلها في أدناها. وراجع الحَكَم الترتيبات بنفسه.
clearing-order-unverified = لم يجد المحرك ترتيبًا أفضل؛ والترتيبات أكثر من أن يراجعها الحَكَم، فلم يُتحقق من أن هذا هو الأفضل.
clearing-order-exposure-least = لا ترتيب أكبر تعرّض فيه أقل؛ وبُلغ سقف البحث قبل إثبات أن هذا أهدأ هذه الترتيبات.
clearing-order-never = لا يسبق أي طرف ما استلمه في أي وقت.
clearing-order-step = الخطوة
clearing-order-what = ما ينتقل
clearing-order-exposure = مدى تعرّض كل طرف بعد كل خطوة: ما أعطاه مما يعطيه، مطروحًا منه ما استلمه مما طلبه ويناله. والمحميون خارج الحساب.
clearing-order-picture = التعرّض بعد كل خطوة
clearing-order-published = الترتيب المسجَّل
clearing-order-safe = الترتيب الآمن
clearing-order-given = من أُفرج عنهم حتى الآن
clearing-order-received = من استُلموا حتى الآن
clearing-order-nothing = لا خطوة تعنيكم.
clearing-order-gap = بُلغ سقف البحث أولًا: هذا أفضل ترتيب وُجد. ولا ترتيب أكبر تعرّض فيه دون { $bound }.
clearing-order-worst = أشد ضرر لقطع التبادل يكون بعد الخطوة { $step }: يتعرّض { $party } بمقدار { $exposure } مما يعطيه ويناله.
clearing-order-excess =
    { $people ->
        [zero] لا أحد في التقدم على ما يبقى في النهاية.
        [one] تقدم بشخص واحد على الأكثر على ما يبقى في النهاية.
        [two] تقدم بشخصين على الأكثر على ما يبقى في النهاية.
        [few] تقدم بـ{ $people } أشخاص على الأكثر على ما يبقى في النهاية.
        [many] تقدم بـ{ $people } شخصًا على الأكثر على ما يبقى في النهاية.
       *[other] تقدم بـ{ $people } شخص على الأكثر على ما يبقى في النهاية.
    }
clearing-order-wrong-way = ينبغي أن تأتي الخطوة { $first } بعد الخطوة { $then } بحسب ما يقيّد الترتيب
clearing-order-undertakes = يتعهد { $party }: { $what }
clearing-order-you-release = تُفرجون عن: { $what }، إلى { $party }
clearing-order-you-receive = تستلمون: { $what }، من { $party }

## A party’s own page

clearing-own-no-deal = لا تبادل معروض عليكم حاليًا.
clearing-own-nothing-moves = لا شيء ينتقل منكم أو إليكم.
clearing-own-gives = تُفرجون عن
clearing-own-receives = تستلمون
clearing-own-undertakes = تتعهدون بـ
clearing-own-undertaken = يتعهد غيركم بـ
clearing-own-position = موقفكم كما صرّحتم به
clearing-own-holds = الاستعداد للإفراج
clearing-own-ready = الاستعداد للتعهد
clearing-own-refuses = ما ترفضونه
clearing-own-rules = الشروط
clearing-own-picture = نصيبكم من التبادل
clearing-own-rule-holds = متحقق
clearing-own-rule-broken = غير متحقق
clearing-own-may-go = يجوز أن يذهب إلى { $to }
clearing-or = { $first } أو { $last }
clearing-own-becomes = في هذا التبادل: { $what }
clearing-own-met-of = لُبّي { $met } من { $all }
clearing-own-met-in-full = لُبّي { $met }، كاملًا
clearing-own-met-in-part = لُبّي { $met }، غير كامل
clearing-own-met-in-sight = لُبّي { $met } مما ترونه
clearing-own-up-to = حتى { $all }
clearing-own-headline = تُفرجون عن { $gives } وتستلمون { $receives }.

## Lists open to objection

clearing-lists = قوائم مفتوحة للاعتراض
clearing-lists-objects = الاعتراضات
clearing-lists-raised = المعترض والتاريخ
clearing-lists-decision = القرار
clearing-lists-against = على مَن
clearing-lists-reported = أبلغ عنه
clearing-lists-yours = قائمتكم
clearing-lists-place-for-each = مكان لكل واحد
clearing-lists-pending = قيد النظر
clearing-lists-upheld = قُبل
clearing-lists-rejected = رُفض
clearing-lists-no-objections = لا اعتراضات
clearing-lists-listed = في القائمة { $count }
clearing-lists-places =
    { $count ->
        [zero] لا أماكن
        [one] مكان واحد
        [two] مكانان
        [few] { $count } أماكن
        [many] { $count } مكانًا
       *[other] { $count } مكان
    }
clearing-lists-by-phase = { $places } بحلول { $phase }
clearing-lists-go =
    { $units ->
        [zero] لا أحد منهم ينتقل في هذا التبادل
        [one] واحد منهم ينتقل في هذا التبادل
        [two] اثنان منهم ينتقلان في هذا التبادل
        [few] { $units } منهم ينتقلون في هذا التبادل
        [many] { $units } منهم ينتقلون في هذا التبادل
       *[other] { $units } منهم ينتقلون في هذا التبادل
    }
clearing-lists-end-of = نهاية { $when }
clearing-lists-heard = تُسمع الاعتراضات من { $opens } حتى { $closes }؛ ولا ينتقل أحد من القائمة قبل { $first }.
clearing-lists-objections =
    { $count ->
        [zero] لا اعتراضات
        [one] اعتراض واحد
        [two] اعتراضان
        [few] { $count } اعتراضات
        [many] { $count } اعتراضًا
       *[other] { $count } اعتراض
    }
clearing-lists-are-upheld = قُبل { $objections } (شُطب { $units })
clearing-lists-are-pending = قيد النظر { $objections } (أُبقي { $units })
clearing-lists-are-rejected = رُفض { $objections }
clearing-lists-published = نُشرت لـ{ $parties }
