#include "peil/findings/wording.h"

namespace peil::findings {
namespace {

// Words for readers who are no statisticians: chance, margin, interviews.
constexpr WordingEntry entries[] = {
    {"verdict.supported", "onderbouwd", "supported"},
    {"verdict.partly", "deels onderbouwd", "partly supported"},
    {"verdict.not-demonstrable", "niet aantoonbaar", "cannot be shown"},
    {"verdict.contradicted", "tegengesproken door de cijfers", "contradicted by the figures"},
    {"verdict.not-testable", "niet te toetsen", "cannot be tested"},

    {"measure.overall", "het totaaloordeel", "the overall mark"},
    {"measure.other", "het oordeel over ‘{label}’", "the judgement on ‘{label}’"},
    {"measure.short", "‘{label}’", "‘{label}’"},
    {"group.all", "alle klanten", "all customers"},
    {"subject", "{measure} van {group}", "{measure} of {group}"},
    {"mark.in", "{mark} in {wave}", "{mark} in {wave}"},
    {"in-group", "{group}: {text}", "{group}: {text}"},
    {"range", "{low} tot {high}", "{low} to {high}"},
    {"margin", "{difference} (marge {low} tot {high})", "{difference} (margin {low} to {high})"},
    {"way", "van {before} in {from} naar {after} in {to}",
     "from {before} in {from} to {after} in {to}"},

    {"fictional", "Dit zijn verzonnen antwoorden, om mee te oefenen",
     "These answers are made up, for practice"},
    {"number.wrong", "er staat {wrong}; de cijfers geven {right}",
     "it says {wrong}; the figures give {right}"},
    {"number.right", "{mark} in {wave} ({group})", "{mark} in {wave} ({group})"},
    {"number.right.benchmark", "{mark} ({label}, {year})", "{mark} ({label}, {year})"},
    {"number.finer", "{number} heeft meer cijfers achter de komma dan er gedrukt zijn",
     "{number} has more decimals than were printed"},
    {"print.some", "voor {waves} is alleen het gedrukte cijfer bekend",
     "for {waves} only the printed mark is known"},

    {"value.right", "het cijfer klopt: {marks}", "the mark is right: {marks}"},
    {"value.margin", "{subject} in {wave}: {n} interviews, marge {low} tot {high}",
     "{subject} in {wave}: {n} interviews, margin {low} to {high}"},

    {"rise.print.one",
     "de gedrukte cijfers stijgen: {marks}. Of dat meer is dan toeval, is niet te zeggen zonder de "
     "aantallen interviews",
     "the printed marks rise: {marks}. Whether that is more than chance cannot be said without the "
     "numbers of interviews"},
    {"fall.print.one",
     "de gedrukte cijfers dalen: {marks}. Of dat meer is dan toeval, is niet te zeggen zonder de "
     "aantallen interviews",
     "the printed marks fall: {marks}. Whether that is more than chance cannot be said without the "
     "numbers of interviews"},
    {"rise.print",
     "de gedrukte cijfers stijgen bij elke stap: {marks}. Of dat meer is dan toeval, "
     "is niet te zeggen zonder de aantallen interviews",
     "the printed marks rise at each step: {marks}. Whether that is more than chance cannot be "
     "said without the numbers of interviews"},
    {"fall.print",
     "de gedrukte cijfers dalen bij elke stap: {marks}. Of dat meer is dan toeval, "
     "is niet te zeggen zonder de aantallen interviews",
     "the printed marks fall at each step: {marks}. Whether that is more than chance cannot be "
     "said without the numbers of interviews"},
    {"step.rose", "{way} is een stijging van {size}, meer dan toeval",
     "{way} is a rise of {size}, more than chance"},
    {"step.fell", "{way} is een daling van {size}, meer dan toeval",
     "{way} is a fall of {size}, more than chance"},
    {"step.rounded", "door de afronding op één cijfer niet te zien",
     "rounding to one decimal hides it"},
    {"step.rose-in-print",
     "{way} stijgt het gedrukte cijfer; of dat meer is dan toeval, is niet te "
     "zeggen zonder de aantallen interviews",
     "{way} the printed mark rises; whether that is more than chance cannot be said without the "
     "numbers of interviews"},
    {"step.fell-in-print", "{way} daalt het gedrukte cijfer", "{way} the printed mark falls"},
    {"step.hidden",
     "{way} is geen verschil te zien: door de afronding kan het alles zijn tussen "
     "{low} en {high}, een kleine stijging of een kleine daling",
     "{way} no difference can be seen: rounding leaves room for anything between {low} and {high}, "
     "a small rise or a small fall"},
    {"step.chance", "{way} is het verschil {size}; dat kan toeval zijn",
     "{way} the difference is {size}; that can be chance"},
    {"step.chance.print",
     "{way} ligt het verschil door de afronding tussen {low} en {high}; bij "
     "{interviews} interviews kan dat toeval zijn",
     "{way} rounding leaves a difference between {low} and {high}; with {interviews} interviews "
     "that can be chance"},
    {"step.together", "omdat hier {count} verschillen tegelijk zijn bekeken",
     "because {count} differences were looked at together"},
    {"step.no-mark", "voor {waves} is geen cijfer van {group} bekend",
     "for {waves} no mark of {group} is known"},
    {"step.too-few-shown",
     "voor {waves} zijn er van {group} te weinig antwoorden om een cijfer te "
     "geven",
     "for {waves} there are too few answers of {group} to give a mark"},
    {"step.not-converged", "de weging van {waves} is niet gelukt; die cijfers gelden niet",
     "the weighting of {waves} did not succeed; those marks do not count"},
    {"step.too-few",
     "{way} is niet te toetsen: daarvoor zijn minstens {least} interviews per meting "
     "nodig",
     "{way} cannot be tested: that takes at least {least} interviews in each survey"},
    {"step.protecting",
     "het cijfer van {group} in {waves} wordt niet getoond, omdat anders dat van een andere groep "
     "met te weinig antwoorden eruit zou volgen",
     "the mark of {group} in {waves} is not shown, because that of another group with too few "
     "answers would follow from it"},
    {"step.no-interval", "van het cijfer van {group} in {waves} is geen marge te berekenen",
     "no margin can be calculated for the mark of {group} in {waves}"},
    {"step.no-spread",
     "in {waves} gaf iedereen van {group} hetzelfde antwoord; dat wordt niet getoond",
     "in {waves} everybody gave the same answer for {group}; that is not shown"},
    {"step.overlap",
     "{way} is niet te toetsen: beide steekproeven zijn met dezelfde startwaarde getrokken en "
     "delen dus mensen",
     "{way} cannot be tested: both samples were drawn with the same seed, so they share people"},
    {"step.no-error", "{way} is geen marge te berekenen", "{way} no margin can be calculated"},
    {"step.cut", "{way} mag niet worden vergeleken: {text}", "{way} must not be compared: {text}"},

    {"needed",
     "een verschil van {difference} aantonen vraagt {n} interviews per meting ({likely} om "
     "het met 80% kans te zien)",
     "showing a difference of {difference} takes {n} interviews in each survey ({likely} to see it "
     "with 80% probability)"},
    {"needed.at-most",
     "een verschil van hoogstens {difference} aantonen vraagt minstens {n} "
     "interviews per meting ({likely} om het met 80% kans te zien)",
     "showing a difference of at most {difference} takes at least {n} interviews in each survey "
     "({likely} to see it with 80% probability)"},
    {"needed.fixed",
     "een verschil van {difference} met dat cijfer aantonen vraagt {n} interviews "
     "in de groep ({likely} om het met 80% kans te zien)",
     "showing a difference of {difference} from that mark takes {n} interviews in the group "
     "({likely} to see it with 80% probability)"},
    {"needed.fixed.at-most",
     "een verschil van hoogstens {difference} met dat cijfer aantonen vraagt "
     "minstens {n} interviews in de groep ({likely} om het met 80% kans te "
     "zien)",
     "showing a difference of at most {difference} from that mark takes at least {n} interviews in "
     "the group ({likely} to see it with 80% probability)"},

    {"would.was", "{subject} was {marks}", "{subject} was {marks}"},
    {"would.rose", "{subject} steeg van {marks}", "{subject} rose from {marks}"},
    {"would.fell", "{subject} daalde van {marks}", "{subject} fell from {marks}"},
    {"would.to", "{first} naar {last}", "{first} to {last}"},
    {"would.via", "{first} via {middle} naar {last}", "{first} via {middle} to {last}"},
    {"would.shown.rose", "alleen {steps} is de stijging meer dan toeval",
     "only {steps} is the rise more than chance"},
    {"would.shown.fell", "alleen {steps} is de daling meer dan toeval",
     "only {steps} is the fall more than chance"},
    {"would.step", "van {from} naar {to}", "from {from} to {to}"},
    {"none", "voor {waves} zijn geen cijfers bekend van {measures} bij {groups}",
     "for {waves} no marks are known of {measures} among {groups}"},

    {"stable.shown", "{way} blijft het verschil binnen {margin} ({low} tot {high})",
     "{way} the difference stays within {margin} ({low} to {high})"},
    {"stable.in-print",
     "{way} blijft het gedrukte verschil binnen {margin}; of dat ook met de marge "
     "zo is, is niet te zeggen zonder de aantallen interviews",
     "{way} the printed difference stays within {margin}; whether chance would too cannot be said "
     "without the numbers of interviews"},
    {"stable.open", "{way} kan het verschil groter zijn dan {margin} ({low} tot {high})",
     "{way} the difference may be larger than {margin} ({low} to {high})"},
    {"stable.moved", "{way} is het verschil groter dan {margin} ({low} tot {high})",
     "{way} the difference is larger than {margin} ({low} to {high})"},
    {"needs.margin",
     "hier ontbreekt hoe groot een verschil nog gelijk heet; schrijf bijvoorbeeld "
     "margin=0.2",
     "this needs a margin: how large a difference still counts as equal; write for example "
     "margin=0.2"},

    {"level.government", "de overheid als geheel", "government as a whole"},
    {"level.chain", "ketens van organisaties", "chains of organisations"},
    {"level.organisation", "losse organisaties", "single organisations"},
    {"benchmark.level",
     "die {mark} is in {year} het cijfer van {level}; {own} "
     "kregen een {like}",
     "that {mark} is the score of {level} in {year}; {own} scored {like}"},
    {"benchmark.like", "vergeleken is met {own}: {like} in {year}",
     "the comparison is with {own}: {like} in {year}"},
    {"benchmark.also", "{level} kregen {mark}", "{level} scored {mark}"},
    {"benchmark.population",
     "dat cijfer komt van {population}, met een eigen vraag: anderen dan de "
     "klanten van deze organisatie",
     "that mark comes from {population}, asked in its own words: other people than the customers "
     "of this organisation"},
    {"benchmark.fixed", "hoe zeker dat cijfer zelf is, is niet bekend; het is als vast genomen",
     "how certain that mark itself is, is not known; it was taken as fixed"},
    {"benchmark.own-error", "de onzekerheid van dat cijfer zelf ({n} antwoorden) is meegerekend",
     "the uncertainty of that mark itself ({n} answers) has been counted in"},
    {"benchmark.above", "{mark} is {size} hoger, meer dan toeval",
     "{mark} is {size} higher, more than chance"},
    {"benchmark.below", "{mark} is {size} lager, meer dan toeval",
     "{mark} is {size} lower, more than chance"},
    {"benchmark.above-in-print",
     "{mark} is in druk {size} hoger; of dat meer is dan toeval, is niet "
     "te zeggen zonder het aantal interviews",
     "{mark} is {size} higher in print; whether that is more than chance cannot be said without "
     "the number of interviews"},
    {"benchmark.below-in-print", "{mark} is in druk {size} lager",
     "{mark} is {size} lower in print"},
    {"benchmark.open", "{mark} verschilt {size}; dat kan toeval of afronding zijn",
     "{mark} differs by {size}; that can be chance or rounding"},
    {"benchmark.large", "hoe groot ‘ruim’ is, is niet afgesproken; het verschil is {sizes}",
     "how large ‘well above’ is has not been agreed; the difference is {sizes}"},
    {"benchmark.by", "gevraagd is een verschil van minstens {by}",
     "the words ask for a difference of at least {by}"},
    {"equal.shown", "{mark} blijft binnen {margin} van dat cijfer ({low} tot {high})",
     "{mark} stays within {margin} of that mark ({low} to {high})"},
    {"equal.in-print",
     "{mark} ligt in druk binnen {margin} van dat cijfer; of dat ook met de marge "
     "zo is, is niet te zeggen zonder het aantal interviews",
     "{mark} is within {margin} of that mark in print; whether chance would leave it there cannot "
     "be said without the number of interviews"},
    {"equal.open", "{mark} kan meer dan {margin} van dat cijfer verschillen ({low} tot {high})",
     "{mark} may differ by more than {margin} from that mark ({low} to {high})"},
    {"equal.beyond", "{mark} verschilt meer dan {margin} van dat cijfer ({low} tot {high})",
     "{mark} differs by more than {margin} from that mark ({low} to {high})"},
    {"needs.year", "het onderzoek ‘{label}’ heeft geen cijfer voor {year}",
     "the study ‘{label}’ has no mark for {year}"},
    {"needs.level",
     "van {own} is voor {year} geen cijfer bekend; {others} is iets anders dan één "
     "organisatie",
     "no mark of {own} is known for {year}; {others} is something else than one organisation"},
    {"needs.scale", "dat cijfer staat op een andere schaal ({scale})",
     "that mark is on another scale ({scale})"},
    {"would.benchmark", "{marks}; in ‘{label}’ kregen {levels}", "{marks}; in ‘{label}’ {levels}"},
    {"would.level", "{level} een {mark}", "{level} scored {mark}"},

    {"coverage.all", "alle {count} klantgroepen van het onderzoek zijn genoemd: {groups}",
     "all {count} customer groups of the survey are named: {groups}"},
    {"coverage.missing", "niet genoemd: {groups}", "not named: {groups}"},
    {"coverage.not-drawn", "in {wave} is niemand benaderd van: {groups}",
     "in {wave} nobody was approached of: {groups}"},
    {"coverage.silent", "in {wave} heeft niemand geantwoord van: {groups}",
     "in {wave} nobody answered of: {groups}"},
    {"coverage.reached", "in {wave} zijn mensen uit elke groep benaderd",
     "in {wave} people of each group were approached"},
    {"coverage.design",
     "dat zegt de opzet van het onderzoek; de aantallen per groep zijn niet bekend",
     "that is what the design of the survey says; the numbers per group are not known"},
    {"would.coverage", "de klantgroepen {groups} zijn benaderd",
     "the customer groups {groups} were approached"},
    {"would.coverage.silent", "van {groups} antwoordde niemand", "nobody answered of {groups}"},

    {"rhythm.fits", "het onderzoek is gehouden in {waves}", "the survey was held in {waves}"},
    {"rhythm.missing", "voor dit ritme ontbreken metingen in {years}",
     "for this rhythm there are no surveys in {years}"},
    {"rhythm.extra", "buiten dit ritme vallen de metingen in {years}",
     "outside this rhythm fall the surveys in {years}"},
    {"rhythm.one", "één meting is nog geen ritme", "one survey is no rhythm yet"},
    {"would.rhythm", "het klanttevredenheidsonderzoek is gehouden in {waves}",
     "the customer satisfaction survey was held in {waves}"},

    {"needs.valued",
     "nodig zijn de cijfers van deze punten en een vooraf gekozen grens waarboven "
     "iets goed gewaardeerd heet",
     "this needs the marks of these points and a limit, chosen beforehand, above which something "
     "counts as well valued"},
    {"needs.valued.among",
     "nodig is het cijfer van juist die mensen ({among}); dat van alle klanten "
     "zegt niets over hen",
     "this needs the mark of exactly those people ({among}); that of all customers says nothing "
     "about them"},
    {"needs.important",
     "nodig is hoe belangrijk klanten deze punten vinden, gevraagd of berekend, "
     "met marges; dat is hier niet bekend",
     "this needs how important customers find these points, asked or calculated, with margins; "
     "that is not known here"},
    {"needs.priority",
     "nodig zijn voor elk punt het cijfer én het belang, met marges; zonder beide "
     "is geen punt dringender dan een ander",
     "this needs both the mark and the importance of each point, with margins; without both no "
     "point is more urgent than another"},
    {"needs.theme",
     "nodig is een telling van de open antwoorden door twee mensen, met hun "
     "overeenstemming; die is er niet",
     "this needs a count of the open answers by two people, with their agreement; there is none"},
    {"needs.timeliness",
     "nodig zijn de behandeltijden uit de administratie, met de zaken die nog "
     "lopen; een oordeel van klanten meet geen termijn",
     "this needs the handling times from the case system, open cases included; a judgement of "
     "customers does not measure a term"},
    {"needs.response", "nodig zijn de aantallen benaderde en antwoordende mensen per groep",
     "this needs the numbers of people approached and answering in each group"},
    {"needs.effect",
     "nodig zijn: wie met de programma's te maken kreeg, een plan van vóór de meting "
     "en een vergelijkbare groep zonder de programma's. De cijfers laten ‘na’ toe, "
     "niet ‘dankzij’",
     "this needs three things: who was exposed to the programmes, a plan fixed beforehand and a "
     "comparison group without the programmes. The figures allow ‘after’, not ‘thanks to’"},
    {"would.important", "hoe belangrijk klanten dit vinden, is met deze cijfers niet vastgesteld",
     "how important customers find this has not been established with these figures"},
    {"would.priority",
     "welke punten het eerst verbetering vragen, is met deze cijfers niet "
     "vastgesteld",
     "which points need improving first has not been established with these figures"},
    {"would.theme", "hoeveel klanten dit noemden, is niet geteld",
     "how many customers said this has not been counted"},
    {"would.timeliness", "hoe vaak de termijn is gehaald, volgt niet uit dit onderzoek",
     "how often the term was met does not follow from this survey"},
    {"would.response", "hoeveel mensen antwoordden, is hier niet bekend",
     "how many people answered is not known here"},
    {"would.effect",
     "na deze programma's: {marks}; of dat door de programma's komt, is niet "
     "vastgesteld",
     "after these programmes: {marks}; whether the programmes brought that about has not been "
     "established"},

    {"note.differ",
     "De antwoorden van {wave} geven voor {subject} {own}; gepubliceerd is {printed}.",
     "The answers of {wave} give {own} for {subject}; {printed} was published."},
    {"note.break",
     "Tussen {before} en {wave} veranderde iets: {text}. De cijfers blijven "
     "vergelijkbaar, met dit erbij.",
     "Something changed between {before} and {wave}: {text}. The marks may be compared, with this "
     "beside them."},
    {"note.fictional",
     "Oefenstudie: de antwoorden zijn verzonnen; gedrukte cijfers zijn zoals "
     "gepubliceerd.",
     "Practice study: the answers are made up; printed marks are as published."},
    {"note.simple",
     "Waar van een gedrukt cijfer de spreiding niet bekend is, is gerekend met {sd} "
     "en een gewone steekproef.",
     "Where the spread of a printed mark is not known, {sd} and a simple random sample were "
     "assumed."},

    {"page.head", "{letter}: getoetst aan {ground} (studie {study}); beweringen: {count}",
     "{letter}: judged on {ground} (study {study}); claims: {count}"},
    {"page.ground.print", "gedrukte cijfers", "printed marks"},
    {"page.ground.answers", "de opgeslagen antwoorden en gedrukte cijfers",
     "the stored answers and printed marks"},
    {"page.line", "regel {line}", "line {line}"},
    {"page.reason", "Waarom", "Reason"},
    {"page.would", "Wel waar", "True would be"},
    {"page.needed", "Interviews nodig", "Interviews needed"},
    {"page.unbound", "Getallen in de tekst die bij geen bewering horen:",
     "Numbers in the text that no claim binds:"},
    {"page.unbound.none", "Elk getal in de tekst hoort bij een bewering.",
     "Every number in the text belongs to a claim."},
    {"page.close",
     "{supported} onderbouwd, {partly} deels, {open} niet aantoonbaar, {wrong} "
     "tegengesproken, {untestable} niet te toetsen; losse getallen: {unbound}.",
     "{supported} supported, {partly} partly, {open} not demonstrable, {wrong} contradicted, "
     "{untestable} not testable; numbers unbound: {unbound}."},
};

}  // namespace

std::span<const WordingEntry> wording_table() { return entries; }

}  // namespace peil::findings
