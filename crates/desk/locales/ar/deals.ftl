### الصفقات وجولات المقترحات والعمل في الخلفية.

## Work in the background

work-title = الأعمال
work-lead = ما يستغرق أطول مما تنتظره صفحة. يستمر إذا أغلقت المتصفح، وبعد إعادة تشغيل المكتب.
work-none = لم يُطلب شيء بعد.
work-clear = أفضل صفقة
work-landscape = مشهد الصفقات
work-concessions = أقل التنازلات كلفة
work-fragility = ما الذي يتوقف على مَن
work-question = أفضل سؤال تالٍ
work-sequence = الترتيب الآمن
work-zone = منطقة الاتفاق في الجولة { $round }
work-plan = خطة
work-replan = خطة أخرى بعد حدث
work-rehearse = تمرين على خطة
work-waits = ينتظر دوره
work-goes-on = جارٍ
work-stops = يجري إيقافه
work-done = انتهى
work-limit = انقضى وقته: أفضل ما وُجد حتى الآن
work-cancelled = أُلغي
work-failed = تعذّر إنجازه
work-took = { $minutes } د { $seconds } ث
work-old = تغيّرت القضية منذ ذلك الحين.
work-open = عرض ما وُجد
work-cancel = إلغاء
work-best = الأفضل حتى الآن { $value }
work-bound = الحد { $value }
work-steps = خطوات { $value }
work-at-any-deal = يُبحث عن أي صفقة
work-at-best = الأفضل لـ { $of }
work-at-objective = الهدف: { $of }
work-at-unique = هل هي الوحيدة
work-at-conflict = أي القواعد متعارضة
work-at-shortest = أي التعارضات أقصر
work-at-order = الترتيب الآمن
work-at-concessions = أي التنازلات تتيح صفقة
work-at-front = المشهد، النقاط حتى الآن: { $of }
work-at-likely = الصفقة الأرجح قبولًا
work-at-distinct = صفقة لا تشبه السابقات: { $of }

## Deals

deals-title = الصفقات
deals-find = البحث عن صفقات
deals-minutes = لمدة أقصاها بالدقائق
deals-what-if = ماذا لو حدث هذا ولم يحدث ذاك
deals-what-if-lead = ما يُختار هنا يسري على أفضل صفقة فقط.
deals-either = كما يأتي
deals-with = ينتقل
deals-without = لا ينتقل
deals-with-sentence = لا تُعرض إلا الصفقات التي يصح فيها هذا
deals-without-sentence = لا تُعرض إلا الصفقات التي لا يصح فيها هذا
deals-saved = الصفقات المحفوظة
deals-none-saved = لم تُحفظ أي صفقة.
deals-agreed = متفق عليها
deals-breaks = تخالف قاعدة في حال القضية الآن
deals-in-round = اقتُرحت في الجولة { $round }
deals-open = فتح
deals-compare = وضع المختار جنبًا إلى جنب
deals-compare-how-many = اختر صفقتين أو ثلاثًا أو أربعًا.
deals-question-unfit = لا يمكن طرح السؤال «{ $question }»: { $reasons }
deals-found = ما جرى البحث عنه
deals-keep-heading = صفقات يمكن حفظها
deals-keep = حفظ
deals-is-kept = محفوظة
deals-best = أفضل صفقة
deals-alternative = الصفقة البديلة { $number }
deals-point = النقطة { $number } من المشهد
deals-distinct = الصفقة { $number } المختلفة كثيرًا
deals-likely = الصفقة الأرجح قبولًا
deals-one = صفقة
deals-settle = الاتفاق على هذه الصفقة
deals-see-as = كما يراها طرف
deals-as = كما يراها الطرف: { $party }
deals-as-lead = يُعرض عليه هذا ولا شيء غيره.
deals-beside = جنبًا إلى جنب
deals-asks = ما يناله كل طرف مما يطلبه، بأوزانه هو
deals-party = الطرف
deals-mistakes = في ملفات القضية أخطاء الآن؛ وتُعرض حيث تُكتب المواقف.
deals-unfit-not-offered = لم يعد { $party } يعرض { $item } بهذه الطريقة.
deals-unfit-gate = { $item }: لا يسمح بذلك الوضع أو الموافقة أو عدم الإعادة القسرية.
deals-unfit-window = { $item }: يغادر قبل انتهاء مهلة الاعتراض على القائمة.
deals-unfit-stock = { $item }: أكثر مما هو موجود.
deals-unfit-objected = { $item }: حتى مرحلة { $phase } أكثر مما تتركه الاعتراضات.
deals-unfit-daily = { $item }: في مرحلة { $phase } أكثر مما تسمح به أيامها.
deals-unfit-rule = خُرقت القاعدة «{ $rule }».
deals-unfit-rule-too-large = في القاعدة «{ $rule }» أعداد أكبر من أن تُفحص.
deals-unfit-protected = القاعدة «{ $rule }» تعلّق الإفراج عن { $item }، وهو محمي، على أمر ما.
deals-unfit-other-case = ليست هذه الصفقة من القضية كما هي الآن: أعد حساب القضية.
deals-unfit-others =
    { $count ->
        [zero] ولا شيء آخر.
        [one] وسبب آخر.
        [two] وسببان آخران.
        [few] و{ $count } أسباب أخرى.
        [many] و{ $count } سببًا آخر.
       *[other] و{ $count } سبب آخر.
    }

## Rounds of proposals

rounds-title = الجولات
rounds-all-accepted = قبل الجميع المقترح الأخير.
rounds-awaited = يُنتظر الرد من:
rounds-propose = اقتراح صفقة
rounds-no-deal = لا توجد صفقة محفوظة تراعي كل القواعد المعروفة الآن.
rounds-which = أي صفقة
rounds-to = على مَن
rounds-to-hint = إن لم يُختر أحد، فعلى كل من له موقف أو نصيب فيها.
rounds-note = ملاحظة للوسطاء
rounds-lay-before = عرضها عليهم
rounds-none = لم يُعرض عليكم شيء.
rounds-proposal = مقترح
rounds-answered = تم الرد
rounds-waits-for-you = ينتظر ردكم
rounds-answer = ردكم
rounds-says = ماذا تقولون
rounds-accepts = نقبل
rounds-refuses = نرفض
rounds-amends = نقبل شيئًا آخر
rounds-reason = السبب
rounds-by = مَن قاله
rounds-hint = كان تلميحًا لا تصريحًا
rounds-change = ما الذي يجب أن يتغير
rounds-change-lead = تصبح هذه الأسطر جزءًا من موقفكم.
rounds-rule = اسم قاعدة
rounds-sentence = القاعدة في جملة
rounds-rule-second = اسم قاعدة ثانية
rounds-sentence-second = القاعدة الثانية في جملة
rounds-line = سطر آخر، مثل asks.NAME
rounds-value = ما يُكتب فيه من الآن
rounds-drop = سطر يُحذف
rounds-send = إرسال الرد
rounds-says-too-little = من يقبل لا يغيّر شيئًا؛ ومن يقبل شيئًا آخر يقول ما الذي يجب أن يتغير.
rounds-answered-already = سبق الرد على هذا المقترح.
rounds-line-unreadable = لا يمكن قراءة الموقف كما هو محفوظ هنا. أخبروا الوسطاء.
rounds-line-table = «{ $line }» ليس سطرًا من موقف. اكتبوا الجدول.الاسم، مثل { $example }، والجدول واحد من: { $tables }.
rounds-line-value = لا يمكن أن تكون «{ $value }» في السطر { $line }. اكتبوا جدولًا، مثل { $example }.
rounds-line-absent = ليس في الموقف سطر { $line } ليُحذف.
rounds-makes-mistakes = لم يُحفظ الرد: لا يناسب القضية في حالها الآن. أخبروا الوسطاء.
