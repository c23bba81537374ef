### What is said of rounds of proposals, in Arabic: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Rounds, and who says what

round-none = لم يُعرض على الأطراف أيّ مقترح: يبدأ الجولة الأولى الأمر `takas propose`.
round-none-of-yours = لم يُعرض عليكم أيّ مقترح.
round-agreed = تمّ الاتفاق: تقبل كلّ الأطراف مقترح الجولة { $round }.
round-heading = الجولة { $number }، { $day }
round-proposed = المقترح: الصفقة
round-answers = الردود
round-party = الطرف
round-reason = بكلماته هو
round-accepts = يقبل
round-refuses = يرفض
round-amends = يطلب تعديلًا
round-awaited = لم يردّ بعد
round-not-cleared = رُدّ عليه ولم يُحسب منذئذ

## The zone of agreement

round-zone = منطقة الاتفاق
round-moment = متى
round-known = المنطقة حينها
round-reach = ما تلبّيه أفضل صفقة ممّا يطلبه كلّ طرف، وأقصى ما تلبّيه أيّ صفقة في المنطقة
round-when-proposed = عند الاقتراح
round-after-accepts = بعد قبول { $party }
round-after-refuses = بعد رفض { $party }
round-after-amends = بعد طلب { $party } تعديلًا
round-after-answer = بعد ردّ { $party }
round-zone-open = مفتوحة؛ أفضل صفقة تنقل { $people }
round-zone-open-unproved = مفتوحة؛ أفضل صفقة عُثر عليها تنقل { $people }، ولم يثبت أنها الأفضل
round-zone-empty = فارغة: لا صفقة تراعي كلّ قواعد كلّ الأطراف
round-zone-holds-it = مفتوحة: المقترح فيها؛ بُلغ سقف البحث قبل أفضل صفقاتها
round-zone-unknown = غير معروفة: بُلغ سقف البحث قبل ذلك؛ ولم يعد المقترح فيها
round-stands = المقترح فيها
round-stands-no-longer = لم يعد المقترح فيها
round-conflict = لا تجتمع معًا: { $rules }

## What a party answered

round-you-accepted = قبلتم
round-you-refused = رفضتم
round-you-amended = طلبتم تعديلًا
round-you-have-not = ينتظر ردّكم
