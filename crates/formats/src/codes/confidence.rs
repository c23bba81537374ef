//! Explanations of the codes about how sure the mediator is of a line.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::ConfidenceRange,
        text: "A confidence says in how many of a hundred such cases the line would really be so. It is your own estimate, and a whole number.",
        wrong: "\"refuses krasikov\" = 0.7",
        right: "\"refuses krasikov\" = 70",
    },
    Explanation {
        code: Code::UnknownLine,
        text: "Confidence is given for lines of positions: rules by their names, refusals as `refuses NAME`, must-asks as `asks NAME`, what is on offer as `holds NAME` or `undertakes NAME`.",
        wrong: "\"krasikov\" = 60",
        right: "\"holds krasikov\" = 60",
    },
    Explanation {
        code: Code::DoubtedTwice,
        text: "One doubt for one line: alone or together with others. Two would count its risk twice.",
        wrong: "[DEU] \"refuses krasikov\" = 60, and the same line under [together.DEU]",
        right: "the line under [together.DEU] alone",
    },
    Explanation {
        code: Code::NotInDoubt,
        text: "Doubted can be what a party holds, must have, refuses or conditions. What the case itself says, families, the gates of the law, and asks that are no must are not conditions of a party's yes.",
        wrong: "[case] \"family dultsev\" = 50",
        right: "no such line; see what the parties say",
    },
    Explanation {
        code: Code::NoVersions,
        text: "A list of versions says what the line may really be, each with its weight.",
        wrong: "\"ours first\" = []",
        right: "\"ours first\" = [{ say = \"as written\", weight = 3 }, { say = \"dropped\", weight = 1 }]",
    },
    Explanation {
        code: Code::VersionTwice,
        text: "The versions of a line exclude one another. Two that say the same are one, with the sum of their weights.",
        wrong: "[{ say = \"dropped\", weight = 1 }, { say = \"dropped\", weight = 2 }]",
        right: "[{ say = \"as written\", weight = 1 }, { say = \"dropped\", weight = 2 }]",
    },
    Explanation {
        code: Code::TogetherAlone,
        text: "Lines are declared together because one cannot be so without the others. A line alone has its own confidence.",
        wrong: "\"the hard line\" = { lines = [\"refuses krasikov\"], confidence = 60 }",
        right: "\"refuses krasikov\" = 60, under [DEU]",
    },
    Explanation {
        code: Code::TooManyVersions,
        text: "A line has at most eight versions. More cannot be weighed by anybody.",
        wrong: "a list of twenty versions",
        right: "the three or four that matter",
    },
    Explanation {
        code: Code::ProtectedWeighed,
        text: "In a live case the release of a protected person is owed whatever else is agreed (GC III art. 109-110, 120; GC IV art. 130, 132), and no deal is to be more or less likely for it. What you doubt of it, take up with the holder by itself. Confidence by standing passes such lines over.",
        wrong: "\"holds kid\" = 60, where the kid is a minor",
        right: "no such line",
    },
];
