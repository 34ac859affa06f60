#include "peil/study/warnings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/study/read.h"
#include "peil/study/testing.h"

namespace peil::study {
namespace {

const std::string hint = "Denk aan het hele jaar.";

// Warnings of that code about a small study with another hint to its overall mark.
std::size_t told(const std::string& code, const std::string& words) {
  auto texts = small_study();
  std::size_t replaced = 0;
  for (auto& [name, text] : texts) {
    const std::size_t at = text.find(hint);
    if (at == std::string::npos) continue;
    text.replace(at, hint.size(), words);
    ++replaced;
  }
  EXPECT_EQ(replaced, 2u);  // in the form, and as the source of its translation
  const auto checked = check(texts);
  if (!checked.ok()) {
    ADD_FAILURE() << checked.problems().front().message;
    return 0;
  }
  return static_cast<std::size_t>(
      std::ranges::count(checked.value().warnings, code, &Problem::code));
}

TEST(Warnings, TellOfAHintThatSaysBothEndsOfTheScale) {
  const auto repeated = [](const std::string& words) {
    return told("question.hint-repeats-ends", words);
  };
  EXPECT_EQ(repeated("1 is zeer slecht, 10 is uitmuntend."), 1u);
  EXPECT_EQ(repeated("Zeer Slecht is het laagst, UITMUNTEND het hoogst."), 1u);
  EXPECT_EQ(repeated("Een cijfer van zeer slecht af."), 0u);
  EXPECT_EQ(repeated(hint), 0u);
}

}  // namespace
}  // namespace peil::study
