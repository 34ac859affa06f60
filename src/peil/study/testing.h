#pragma once

// For tests only: a small study that is right, from which a test starts.

#include <string>
#include <utility>
#include <vector>

#include "peil/language/texts.h"
#include "peil/study/read.h"
#include "peil/study/testing/study_files.h"

namespace peil::study {

using testing::xliff_text;

inline std::string small_study_toml() {
  return R"toml(name = "klein"
title = "Klein onderzoek"
organisation = "De Dienst"
source_language = "nl"
overall = "overall"

[[language]]
code = "nl"
name = "Nederlands"

[[language]]
code = "ar"
name = "العربية"
direction = "rtl"

[[reporting_group]]
name = "vr"
label = "Vreemdelingen en referenten"

[[reporting_group]]
name = "boak"
label = "Bedrijven en andere"

[[customer_group]]
name = "vreemdelingen"
label = "Vreemdelingen"
reporting_group = "vr"

[[customer_group]]
name = "referenten"
label = "Referenten"
reporting_group = "vr"

[[customer_group]]
name = "bedrijven"
label = "Bedrijven"
reporting_group = "boak"

[[wave]]
name = "2011"
from = 2011-09-01
to = 2011-11-30
agency = "Bureau"
mode = "web"

[[wave]]
name = "2013"
from = 2013-09-01
to = 2013-11-30
agency = "Bureau"
mode = "web"

[[break]]
wave = "2013"
kind = "law"
text = "Nieuwe wet (1 juni 2013)"
)toml";
}

inline std::string small_questionnaire_toml() {
  return R"toml([[page]]
name = "contact"
title = "Uw contact met ons"

[[question]]
type = "note"
name = "uitleg"
page = "contact"
label = "Deze vragen gaan over het afgelopen jaar."

[[question]]
type = "select_multiple"
name = "kanalen"
page = "contact"
label = "Hoe had u contact met ons?"
choices = [
  { name = "phone", label = "Telefoon" },
  { name = "desk", label = "Loket" },
]

[[question]]
type = "select_one"
name = "uitkomst"
page = "contact"
label = "Kreeg u wat u vroeg?"
required = true
choices = [
  { name = "granted", label = "Ja", soort = "goed" },
  { name = "refused", label = "Nee", soort = "slecht" },
]

[[question]]
type = "integer"
name = "wachttijd"
page = "wachten"
label = "Hoeveel weken wachtte u?"
constraint = ". >= 0 and . <= 200"
constraint_message = "Vul een aantal weken in van 0 tot 200."
dont_know = true

[[question]]
type = "mark"
name = "overall"
page = "oordeel"
label = "Welk rapportcijfer geeft u ons?"
hint = "Denk aan het hele jaar."
low = "zeer slecht"
high = "uitmuntend"
required = true

[[question]]
type = "scale"
name = "duidelijkheid"
page = "oordeel"
label = "Hoe duidelijk was onze brief?"
points = 5
low = "zeer onduidelijk"
high = "zeer duidelijk"
not_applicable = true
aspect = true

[[question]]
type = "matrix"
name = "loket"
page = "loket"
label = "Hoe tevreden bent u over het loket?"
relevant = "selected(${kanalen}, 'desk')"
points = 5
low = "zeer ontevreden"
high = "zeer tevreden"
rotate = true
rows = [
  { name = "vriendelijk", label = "de vriendelijkheid", aspect = true },
  { name = "kennis", label = "de kennis van zaken", aspect = true },
]

[[question]]
type = "mark"
name = "belang"
page = "slot"
label = "Hoe belangrijk is een duidelijke brief?"
importance_of = "duidelijkheid"
customer_groups = ["vreemdelingen", "referenten"]

[[question]]
type = "text"
name = "beter"
page = "slot"
label = "Wat kan beter?"
relevant = "${overall} < 6 or ${uitkomst} = 'refused'"
personal = "maybe"
)toml";
}

/// A plan of wave "2011" or "2013".
inline std::string small_plan_toml(const std::string& wave) {
  return "wave = \"" + wave + R"toml("

[frame]
key = "case_number"
group = "customer_group"
language = "language"
contact = ["name", "email"]
design = ["outcome"]

[sample]
seed = "klein-)toml" +
         wave + R"toml("
strata = ["customer_group", "outcome"]
allocation = "given"

[sample.sizes]
"vreemdelingen/granted" = 40
"vreemdelingen/refused" = 40
"referenten/granted" = 30
"bedrijven/granted" = 20

[[exclude]]
column = "address_known"
values = ["no"]
reason = "no address"

[[margin]]
name = "klantgroep"
column = "customer_group"
persons = { vreemdelingen = 4000, referenten = 2000, bedrijven = 500 }

[[margin]]
name = "uitkomst"
column = "outcome"
from = "frame"
)toml";
}

inline std::string small_published_toml() {
  return R"toml([[mark]]
wave = "2011"
group = "vr"
measure = "overall"
mark = 7.4
answers = 400
sd = 1.4
source = "Brief van 2012"

[[benchmark]]
name = "overheid"
label = "Dienstverlening van de overheid"
level = "organisation"
year = "2013"
mark = 7.1
population = "Nederlanders met een levensgebeurtenis"
question = "Welk rapportcijfer geeft u?"
scale = "1-10"
source = "Onderzoek van 2013"
)toml";
}

/// Every text of the study but those of the interface and the summary: id, Dutch, Arabic.
inline std::vector<std::vector<std::string>> small_study_units() {
  return {
      {"study/title", "Klein onderzoek", "بحث صغير"},
      {"study/organisation", "De Dienst", "الهيئة"},
      {"group/vr", "Vreemdelingen en referenten", "الأجانب والكفلاء"},
      {"group/boak", "Bedrijven en andere", "الشركات وغيرها"},
      {"group/vreemdelingen", "Vreemdelingen", "الأجانب"},
      {"group/referenten", "Referenten", "الكفلاء"},
      {"group/bedrijven", "Bedrijven", "الشركات"},
      {"break/2013-law", "Nieuwe wet (1 juni 2013)", "قانون جديد (1 يونيو 2013)"},
      {"page/contact", "Uw contact met ons", "اتصالك بنا"},
      {"question/uitleg/label", "Deze vragen gaan over het afgelopen jaar.",
       "هذه الأسئلة عن السنة الماضية."},
      {"question/kanalen/label", "Hoe had u contact met ons?", "كيف اتصلت بنا؟"},
      {"question/kanalen/choice/phone", "Telefoon", "الهاتف"},
      {"question/kanalen/choice/desk", "Loket", "الشباك"},
      {"question/uitkomst/label", "Kreeg u wat u vroeg?", "هل حصلت على ما طلبت؟"},
      {"question/uitkomst/choice/granted", "Ja", "نعم"},
      {"question/uitkomst/choice/refused", "Nee", "لا"},
      {"question/wachttijd/label", "Hoeveel weken wachtte u?", "كم أسبوعا انتظرت؟"},
      {"question/wachttijd/constraint_message", "Vul een aantal weken in van 0 tot 200.",
       "اكتب عدد الأسابيع من 0 إلى 200."},
      {"question/overall/label", "Welk rapportcijfer geeft u ons?", "ما الدرجة التي تعطينا إياها؟"},
      {"question/overall/hint", "Denk aan het hele jaar.", "فكر في السنة كلها."},
      {"question/overall/low", "zeer slecht", "سيئ جدا"},
      {"question/overall/high", "uitmuntend", "ممتاز"},
      {"question/duidelijkheid/label", "Hoe duidelijk was onze brief?", "ما مدى وضوح رسالتنا؟"},
      {"question/duidelijkheid/low", "zeer onduidelijk", "غير واضحة إطلاقا"},
      {"question/duidelijkheid/high", "zeer duidelijk", "واضحة جدا"},
      {"question/loket/label", "Hoe tevreden bent u over het loket?", "ما مدى رضاك عن الشباك؟"},
      {"question/loket/low", "zeer ontevreden", "غير راض إطلاقا"},
      {"question/loket/high", "zeer tevreden", "راض جدا"},
      {"question/loket/row/vriendelijk", "de vriendelijkheid", "اللطف"},
      {"question/loket/row/kennis", "de kennis van zaken", "المعرفة"},
      {"question/belang/label", "Hoe belangrijk is een duidelijke brief?",
       "ما مدى أهمية الرسالة الواضحة؟"},
      {"question/beter/label", "Wat kan beter?", "ما الذي يمكن تحسينه؟"},
  };
}

/// Texts of the interface that a study has without a day, an order or a text at a choice.
inline std::vector<std::string> plain_interface_keys() {
  std::vector<std::string> keys = language::texts("nl").keys("interface");
  std::erase_if(keys, [](const std::string& key) {
    for (const char* start : {"date_", "error_date_", "rank_", "error_rank_", "error_required_rank",
                              "other_", "error_other_"}) {
      if (key.starts_with(start)) return true;
    }
    return false;
  });
  return keys;
}

/// How many texts of peil's own another language has translated: of the interface, the summary.
inline std::size_t own_texts_to_translate() {
  const language::Texts& own = language::texts("nl");
  return plain_interface_keys().size() + own.keys("summary").size();
}

inline std::string small_translation() {
  auto units = small_study_units();
  const language::Texts& own = language::texts("nl");
  for (const std::string section : {"interface", "summary"}) {
    for (const std::string& key :
         section == "interface" ? plain_interface_keys() : own.keys(section)) {
      const std::string text(own.form(section, key));
      units.push_back({section + "/" + key, text, "(ع) " + text});
    }
  }
  return xliff_text("nl", "ar", units);
}

/// Two languages (Dutch source, Arabic), two reporting groups, three customer groups, two waves
/// with a plan each, nine questions of all types, a published mark and a benchmark.
inline Texts small_study() {
  return {{"study.toml", small_study_toml()},
          {"questionnaire.toml", small_questionnaire_toml()},
          {"plans/2011.toml", small_plan_toml("2011")},
          {"plans/2013.toml", small_plan_toml("2013")},
          {"published.toml", small_published_toml()},
          {"translations/ar.xlf", small_translation()}};
}

}  // namespace peil::study
