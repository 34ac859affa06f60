#include "peil/render/html_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace peil::render {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HtmlFile, RunsFromRightToLeftWhereItsLanguageDoes) {
  Document d;
  d.language = "ar";
  d.right_to_left = true;
  d.title = plain("x");
  EXPECT_THAT(html_file(d), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
  d.language = "nl", d.right_to_left = false;
  EXPECT_THAT(html_file(d), HasSubstr("<html lang=\"nl\">"));
}

TEST(HtmlFile, HasNoContentsWhereThereIsNoChapter) {
  Document d;
  d.language = "en", d.furniture.contents = "Contents";
  EXPECT_THAT(html_file(d), Not(HasSubstr("<nav")));
  d.sections.push_back({"one", "One", {}});
  EXPECT_THAT(html_file(d), HasSubstr("<nav"));
}

}  // namespace
}  // namespace peil::render
