#include "peil/study/testing/study_builder.h"

#include <gtest/gtest.h>

namespace peil::study::testing {
namespace {

// Every setting at least once.
StudyBuilder everything() {
  Plan drawn = drawn_plan("2011", "draw");
  drawn.sizes = {{"people/granted", 20}, {"firms/none", 10}};
  drawn.margins = {{"group", "group", true, {}}, {"outcome", "outcome", false, {{"none", 5.0}}}};
  Plan imported = imported_plan("2013", "who");
  imported.panel = "people";
  imported.import->columns = {{"overall", "q1"}};
  imported.import->dont_know = {"99"};
  return StudyBuilder("small")
      .title({{"nl", "Klein \"onderzoek\""}, {"ar", "بحث صغير"}})
      .organisation("De Dienst")
      .fictional()
      .languages({"nl", "en", "ar"})
      .rules({0.9, 5, 20, 1.4, "none"})
      .reporting_group("all_clients", "Iedereen")
      .customer_group("people", {{"nl", "Mensen"}, {"en", "People"}})
      .customer_group("firms")
      .waves({"2009", "2011"}, "Bureau", "web")
      .wave("2013", "2013-10-01", "2013-10-31")
      .overall("overall")
      .earlier_form("2009", {mark("overall", "one").hint("Van 1 tot 10"), scale("gone", "two")})
      .questions({mark("overall", "one").label("Welk cijfer?").required().dont_know(),
                  select_multiple("channels", "one").choices({"desk", "phone"}),
                  select_one("result", "two").choices({"yes", "no"}).not_applicable(),
                  matrix("staff", "two")
                      .row("kind", "Vriendelijk")
                      .plain_row("able")
                      .relevant("selected(${channels}, 'desk') and ${overall} < 6"),
                  scale("clear", "two").points(7).ends("slecht", "goed").aspect(),
                  integer("times", "three").constraint(". >= 0 and . <= 20"),
                  open_text("remark", "three").asked_of({"people"}), note("bye", "three")})
      .page_title("one", "Uw oordeel")
      .declares("2011", "questionnaire", "Nieuwe vragen")
      .declares("2013", "law", {{"nl", "Wet"}, {"en", "Act"}}, false, {"clear"})
      .plan(drawn)
      .plan(imported)
      .printed_mark("2009", "all_clients", 7.0, "brief", 400, 1.4)
      .benchmark({"land", "Landelijk", BenchmarkLevel::Chain, "2013", PrintedMark(6.8), "burgers",
                  "vraag", "1-10", 900, 1.5, "rapport"});
}

TEST(StudyBuilder, ItsFilesReadAreItsValue) {
  const Study made = everything().value();
  const Result<Study> result = read(everything().files());
  for (const Problem& p : result.ok() ? Problems{} : result.problems())
    ADD_FAILURE() << p.where << ":" << p.line << " " << p.message;
  const Study& was_read = result.value();
  EXPECT_EQ(files_of(was_read), files_of(made));
  EXPECT_EQ(was_read.form("2009").version, made.form("2009").version);
  EXPECT_EQ(was_read.form("2013").version, made.form("2013").version);
  EXPECT_EQ(was_read.form("2013").questions[3].relevant, made.form("2013").questions[3].relevant);
  const auto read_texts = texts_of(was_read), made_texts = texts_of(made);
  ASSERT_EQ(read_texts.size(), made_texts.size());
  for (std::size_t i = 0; i < made_texts.size(); ++i) {
    EXPECT_EQ(read_texts[i]->key, made_texts[i]->key);
    EXPECT_EQ(read_texts[i]->in, made_texts[i]->in) << made_texts[i]->key;
  }
}

TEST(StudyBuilder, WritesConditionsThatAreReadAsTheyWere) {
  for (const char* text :
       {"${a} = 'x' or not(${b} != 2.5)", "selected(${a}, 'x') and count-selected(${a}) >= 2",
        "if(true(), -${a} + 1 * 2 - 3, ${b} div 4 mod 5) > . and false()",
        "string-length(${a}) <= 10 and from < 3"}) {
    EXPECT_EQ(condition(expression_text(condition(text))), condition(text)) << text;
  }
}

TEST(StudyBuilder, GivesEveryTextInEveryLanguage) {
  const Study study = everything().value();
  for (const LocalText* text : texts_of(study)) {
    for (const Language& language : study.languages) EXPECT_TRUE(text->has(language.code));
  }
  EXPECT_EQ(study.customer_groups[0].label.at("ar"), "ar:Mensen");
  EXPECT_EQ(study.customer_groups[0].label.at("en"), "People");
}

}  // namespace
}  // namespace peil::study::testing
