#include "peil/study/plan_messages.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/study/broken.h"

namespace peil::study {
namespace {

const std::string plan_file = "plans/2013.toml";

const std::string right = R"toml([field]
site = "https://vragen.example/"
email = "email"
address = ["name", "email"]
window = "right"
days_between = 4

[[message]]
step = "invite"
day = 2013-09-16
modes = ["letter", "email"]
to = "not-started"
groups = ["bedrijven"]
cost = { letter = 1.5 }
[message.letter]
subject = "Doet u mee?"
body = """
Ga naar {site}

Uw code: {code}"""
[message.email]
subject = "Doet u mee?"
body = "{link} tot en met {until}"
)toml";

const std::vector<std::vector<std::string>> translated{
    {"message/2013/invite/letter/subject", "Doet u mee?", "هل تشارك؟"},
    {"message/2013/invite/letter/body", "Ga naar {site}\n\nUw code: {code}", "{site}\n\n{code}"},
    {"message/2013/invite/email/subject", "Doet u mee?", "هل تشارك؟"},
    {"message/2013/invite/email/body", "{link} tot en met {until}", "{link} {until}"}};

// The small study with messages, and so many of their translations.
Texts with_messages(const std::string& messages,
                    const std::vector<std::vector<std::string>>& translations) {
  Texts texts = small_study();
  texts[plan_file] = small_plan_toml("2013") + messages;
  std::string& arabic = texts["translations/ar.xlf"];
  const std::string more = xliff_text("nl", "ar", translations);
  const auto first = more.find("<trans-unit"), behind = more.find("</body>");
  if (!translations.empty())
    arabic.insert(arabic.find("</body>"), more.substr(first, behind - first));
  return texts;
}

std::string codes_of(const Texts& texts) {
  std::string all;
  for (const Problem& one : problems_of(texts, false)) all += one.code + " ";
  return all;
}

TEST(PlanMessages, AreReadWithTheirWordsInEveryLanguage) {
  const Result<Study> study = read(with_messages(right, translated));
  ASSERT_TRUE(study.ok()) << problems_text(study.problems());
  const FieldPlan& field = *study.value().plan("2013")->field;
  EXPECT_EQ(field.site, "https://vragen.example");
  EXPECT_EQ(field.window, EnvelopeWindow::Right);
  EXPECT_EQ(field.days_between, 4);
  ASSERT_EQ(field.messages.size(), 1u);
  const MessagePlan& message = field.messages[0];
  EXPECT_EQ(message.to, MessageTo::NotStarted);
  EXPECT_EQ(message.modes, (std::vector{ContactMode::Letter, ContactMode::Email}));
  EXPECT_EQ(message.cost.at(ContactMode::Letter), 1.5);
  EXPECT_EQ(message.words.at(ContactMode::Letter).body.at("ar"), "{site}\n\n{code}");
  EXPECT_FALSE(study.value().plan("2011")->field);
}

TEST(PlanMessages, AMissingOrStaleTranslationStopsTheStudy) {
  auto fewer = translated;
  fewer.pop_back();
  EXPECT_EQ(codes_of(with_messages(right, fewer)), "translation.missing-units ");
  auto stale = translated;
  stale[0][1] = "Doet u nog mee?";
  EXPECT_EQ(codes_of(with_messages(right, stale)), "translation.outdated ");
  auto other_blank = translated;
  other_blank[3][2] = "{link}";
  EXPECT_EQ(codes_of(with_messages(right, other_blank)), "message.argument-missing ");
}

TEST(PlanMessages, AreTranslatedIntoTheLanguagesInWhichTheyAreSent) {
  std::string dutch = right;
  dutch.replace(dutch.find("groups = "), 0, "languages = [\"nl\"]\n");
  EXPECT_EQ(codes_of(with_messages(dutch, {})), "");
}

TEST(PlanMessages, SayEveryMistakeAtOnce) {
  const std::string wrong = R"toml([field]
site = "vragen.example/?x"
email = "e-mail"
window = "top"

[[message]]
step = "invite"
day = 2013-12-01
modes = ["letter", "fax", "email"]
to = "all"
groups = ["bedrijf"]
languages = ["de"]
cost = { sms = 1.0 }
[message.email]
subject = """a
b"""
body = "{kode} {help} {name}"

[[message]]
step = "invite"
day = 2013-09-01
modes = ["email"]
cost = { letter = 1.0 }
[message.email]
subject = "a"
body = "b"
[message.letter]
subject = "a"
body = "b"
)toml";
  std::multiset<std::string> codes;
  for (const Problem& one : problems_of(with_messages(wrong, {}), true)) {
    codes.insert(one.code);
    EXPECT_GT(one.line, 20u) << one.code;
    EXPECT_NE(one.mend, "") << one.code;
  }
  EXPECT_EQ(codes, (std::multiset<std::string>{
                       "field.site", "field.column-unknown", "value.not-one-of",  // window
                       "step.after-fieldwork", "step.mode-unreachable", "step.without-words",
                       "value.not-one-of", "value.not-one-of",  // fax, to
                       "step.unknown-group", "step.unknown-language", "key.unknown",
                       "step.subject-lines", "step.unknown-blank", "step.no-help", "step.no-name",
                       "step.twice", "step.not-a-mode", "step.not-a-mode"}));
}

TEST(PlanMessages, NeedSomebodyToWriteTo) {
  const auto code = [](const std::string& from, const std::string& to) {
    Texts texts = with_messages(right, {});
    std::string& text = texts[plan_file];
    const auto at = text.find(from);
    text = at == std::string::npos ? text : text.replace(at, from.size(), to);
    const Problems found = problems_of(texts, true);
    return found.empty() ? "" : found.front().code;
  };
  EXPECT_EQ(code(right, right.substr(right.find("[[message]]"))), "step.without-field");
}

}  // namespace
}  // namespace peil::study
