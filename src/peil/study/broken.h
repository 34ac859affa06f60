#pragma once

// For tests only: the small study with one thing changed, and what must be said about it.

#include <gtest/gtest.h>

#include <string>

#include "peil/study/testing.h"

namespace peil::study {

/// In `file`, the first `from` becomes `to`. Exactly one problem must come of it.
struct Broken {
  std::string file, from, to;
  std::string code;
  std::size_t line, column;
  std::string message;
};

inline Texts broken_texts(const Broken& broken) {
  Texts texts = small_study();
  std::string& text = texts[broken.file];
  const auto at = text.find(broken.from);
  EXPECT_NE(at, std::string::npos) << broken.file << " has no " << broken.from;
  if (at != std::string::npos) text.replace(at, broken.from.size(), broken.to);
  return texts;
}

inline std::string problems_text(const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    all += p.where + ":" + std::to_string(p.line) + ":" + std::to_string(p.column) + " " + p.code +
           ": " + p.message + " / " + p.mend + "\n";
  }
  return all;
}

/// What is wrong with a study; with `toml_only`, in its TOML files (a changed source text makes
/// its translations wrong too).
inline Problems problems_of(const Texts& texts, bool toml_only) {
  const Result<Study> result = read(texts);
  Problems found;
  if (result.ok()) return found;
  for (const Problem& p : result.problems())
    if (!toml_only || p.where.ends_with(".toml")) found.push_back(p);
  return found;
}

inline void expect_broken(const Broken& broken) {
  SCOPED_TRACE(broken.file + ": " + broken.to);
  const Problems found = problems_of(broken_texts(broken), broken.file.ends_with(".toml"));
  ASSERT_EQ(found.size(), 1u) << problems_text(found);
  EXPECT_EQ(found[0].where, broken.file);
  EXPECT_EQ(found[0].code, broken.code);
  EXPECT_EQ(found[0].line, broken.line);
  EXPECT_EQ(found[0].column, broken.column);
  EXPECT_EQ(found[0].message, broken.message);
  EXPECT_FALSE(found[0].mend.empty());
}

}  // namespace peil::study
