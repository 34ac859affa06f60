#pragma once

// For tests only: a small study with another published.toml.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "peil/study/read.h"
#include "peil/study/testing.h"

namespace peil::study::testing {

inline Result<Study> with_published(const std::string& text) {
  Texts texts = small_study();
  texts["published.toml"] = text;
  return read(texts);
}

/// "code line:column" of each of its mistakes, every one of which says how to mend it.
inline std::vector<std::string> mistakes_of_published(const std::string& text) {
  std::vector<std::string> all;
  const auto study = with_published(text);
  if (study.ok()) return all;
  for (const Problem& p : study.problems()) {
    EXPECT_EQ(p.where, "published.toml");
    EXPECT_FALSE(p.mend.empty());
    all.push_back(p.code + " " + std::to_string(p.line) + ":" + std::to_string(p.column));
  }
  return all;
}

}  // namespace peil::study::testing
