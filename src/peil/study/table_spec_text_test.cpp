// A specification as one text, whatever its file said it with.
#include "peil/study/table_spec_text.h"

#include <gtest/gtest.h>

#include "peil/study/table_spec_file.h"
#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

Study study_of_texts() {
  return StudyBuilder("small", "en")
      .languages({"en", "nl"})
      .reporting_group("clients")
      .customer_group("people")
      .customer_group("firms")
      .waves({"2011", "2013"})
      .overall("overall")
      .questions({mark("overall"), matrix("staff").row("kind").row("able"),
                  select_one("contact").choices({"desk", "phone"}),
                  select_multiple("channels").choices({"web", "letter"})})
      .value();
}

TableSpec read_back(const std::string& text) {
  static const Study of = study_of_texts();
  const auto spec = read_table_spec("title = \"t\"\n" + text, "t.toml", of, "2013");
  EXPECT_TRUE(spec.ok()) << spec.problems().front().message << '\n' << text;
  return spec.value();
}

const std::string everything_asked = R"(before = "2011"
rows = ["overall", "staff", "contact", ["overall", "language"]]
show = ["mean", "shares", "high"]
columns = ["customer_group", ["waves", "customer_group"], "channels"]
total = true
letters = false
only = "${language} = 'nl' and ${'channels/web'} = 1"

[[net]]
row = "contact"
label = "\"any\" \\ of both"
answers = ["desk", "phone"]
)";

TEST(TableSpecText, IsReadAsTheSpecificationThatItWasMadeOf) {
  const TableSpec spec = read_back(everything_asked), again = read_back(asked_text(spec));
  EXPECT_EQ(asked_text(again), asked_text(spec));
  EXPECT_EQ(again.wave, "2013");
  EXPECT_EQ(again.before, spec.before);
  EXPECT_EQ(again.items, spec.items);
  EXPECT_EQ(again.show, spec.show);
  EXPECT_EQ(again.columns, spec.columns);
  EXPECT_EQ(again.total, spec.total);
  EXPECT_EQ(again.letters, spec.letters);
  EXPECT_EQ(again.only, spec.only);
  EXPECT_EQ(again.only_text, spec.only_text);
  ASSERT_EQ(again.nets.size(), 1u);
  EXPECT_EQ(again.nets[0].label, "\"any\" \\ of both");
  EXPECT_EQ(again.nets[0].answers, spec.nets[0].answers);
}

TEST(TableSpecText, IsTheSameHoweverTheSameIsAsked) {
  const std::string rows = "rows = [\"staff\"]\ncolumns = [\"contact\"]\n";
  EXPECT_EQ(asked_text(read_back(rows)),
            asked_text(read_back("wave = \"2013\"\ncolumns = [[\"contact\"]]\nrows = [\"kind\", "
                                 "\"able\"]\nlevel = 0.1\nsort = \"difference\"\n")));
  EXPECT_NE(asked_text(read_back(rows)), asked_text(read_back(rows + "total = true\n")));
  EXPECT_NE(asked_text(read_back(rows)),
            asked_text(read_back(rows + "only = \"${contact} = 'desk'\"\n")));
}

}  // namespace
}  // namespace peil::study
