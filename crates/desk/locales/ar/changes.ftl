### What is said of how two plans differ, of how good a plan is, and of what a party has of its own, in Arabic: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Two plans

change-same-time = في الوقت نفسه
change-later = بتأخير { $span }
change-earlier = بتبكير { $span }
change-longer = في الطريق أطول بـ { $span }
change-less = في الطريق أقصر بـ { $span }
change-was = كان { $what }
change-instead = { $now } بدلًا من { $before }
change-joins = يُضاف: { $who }
change-parts = من دون: { $who }
change-opens = الفتح { $time }
change-before = قبل: { $what }
change-after = الآن: { $what }
change-chart = ما يتغيّر
change-chart-caption = الباهت: كما خُطّط من قبل. الداكن: كما خُطّط الآن. والخط القائم بوابة، متقطع حيث كانت تُفتح من قبل.

## How good a plan is

worth-optimal = مثلى
worth-feasible = ممكنة
worth-exposure = التعرّض في نقاط التبادل
worth-makespan = المدة حتى آخر وصول
worth-rides = عدد الرحلات
worth-optimal-means = لا خطة تعرّض أحدًا أقلّ، أو تنتهي أبكر، أو تكفيها رحلات أقلّ: كلّ قيمة تساوي حدّها، وقد بلغ الحَكَم الحدود نفسها بنفسه.
worth-unverified-means = كلّ القواعد مرعية، كما يؤكّد الحَكَم. أما جودة الخطة فغير معروفة: لم يُتحقَّق من أيّ حدّ.
worth-least = الأدنى
worth-unverified = غير متحقَّق منه
worth-open = { $name }: { $value }، ولا خطة دون { $bound }
worth-open-unverified = { $name }: { $value }، والحدّ غير متحقَّق منه
worth-all-open = كلّ القواعد مرعية، كما يؤكّد الحَكَم. ويبقى مفتوحًا هل توجد خطة أفضل: { $open }.
worth-some-open = كلّ القواعد مرعية، كما يؤكّد الحَكَم. ولا خطة أفضل في: { $least }. ويبقى مفتوحًا هل توجد خطة أفضل: { $open }.

## What quotas let through

plan-quota-days = «{ $name }» تسمح بمغادرة { $at_most } على الأكثر في كلّ يوم؛ وفي هذه الخطة { $fullest } على الأكثر من أصل { $all }.
plan-quota-within = «{ $name }» تسمح بمغادرة { $at_most } على الأكثر في أيّ { $span }؛ وفي هذه الخطة { $fullest } على الأكثر من أصل { $all }.

## Whose something is

own-compartment = قسم الوسيط
own-compartment-means = يضم مواقف أطراف عدة. لا يُعرض ولا يُرسل ولا يُترك حيث يستطيع طرف قراءته.
own-only = تضم هذه الصفحة ما يعنيكم، ولا شيء مما يحتجزه غيركم أو يطلبه أو يرفضه.
own-nothing-of-plan = لا شيء من هذا التسليم يعنيكم.
own-how-times-stand = الأوقات بالتوقيت العالمي (Z)، وتحتها التوقيت المحلي للمكان مع فرقه عنه.
own-plan-title = { $case }: التسليم، للطرف { $party }
own-kicker = للطرف { $party } وحده
