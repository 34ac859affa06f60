#include "peil/findings/printed_letter.h"

#include <gtest/gtest.h>

#include "peil/base/text.h"

namespace peil::findings {
namespace {

std::string on_one_line(const std::string& letter, const std::string& where = "letter.md") {
  return join(words(printed_letter(letter, where)), " ");
}

TEST(PrintedLetter, HasTheWordsOfMarkedClaimsAndNothingOfTheMarks) {
  EXPECT_EQ(on_one_line("---\nlang: en\n---\n\nIn 2013 [it rose to\na 7.7]{claim=rise measure=x\n"
                        "waves=\"2011 2013\"}. [Others]{claim=value} did not."),
            "In 2013 it rose to a 7.7. Others did not.");
}

TEST(PrintedLetter, LeavesBracketsAloneThatMarkNothing) {
  EXPECT_EQ(on_one_line("See [1] and the rest."), "See [1] and the rest.");
  EXPECT_EQ(on_one_line("---\nlang: en\n---\nA letter.", "letter.txt"),
            "--- lang: en --- A letter.");
}

}  // namespace
}  // namespace peil::findings
