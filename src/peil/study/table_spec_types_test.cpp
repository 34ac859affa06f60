// Tables refuse in words what has no figures.
#include <gtest/gtest.h>

#include "peil/study/table_spec_file.h"
#include "peil/study/testing/form_text.h"

namespace peil::study {
namespace {

const std::string asked = R"toml(
[[question]]
type = "date"
name = "heard_on"
page = "two"
label = "Wanneer?"
[[question]]
type = "rank"
name = "order"
page = "two"
label = "Wat eerst?"
choices = [{ name = "a", label = "A" }, { name = "b", label = "B" }]
)toml";

std::string told(const std::string& lines) {
  static const Study study = testing::study_of(asked);
  const auto read = read_table_spec("title = \"T\"\n" + lines, "tables/t.toml", study, "2013");
  return read.ok() ? "" : read.problems().at(0).code + ": " + read.problems().at(0).message;
}

TEST(TableSpecTypes, ADayAndAnOrderAreNoRows) {
  const std::string columns = "columns = [\"customer_group\"]\n";
  EXPECT_EQ(told(columns + "rows = [\"heard_on\"]\n"),
            "table.no-figures: 'heard_on' is answered with a day, of which there are no figures.");
  EXPECT_EQ(told(columns + "rows = [\"order\"]\n"),
            "table.no-figures: 'order' is answered with an order, of which there are no figures.");
}

TEST(TableSpecTypes, NorColumnsOrFilters) {
  const std::string rows = "rows = [\"overall\"]\n";
  EXPECT_EQ(told(rows + "columns = [\"heard_on\"]\n"),
            "table.no-column: 'heard_on' has no answers that could be columns: it is answered "
            "with a day.");
  EXPECT_EQ(told(rows + "columns = [\"customer_group\"]\nonly = \"${heard_on} != ''\"\n"),
            "table.filter: 'heard_on' is answered with a day, by which tables divide nobody.");
}

}  // namespace
}  // namespace peil::study
