#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/study/translation_count.h"

namespace peil::study {

/// Texts of a study folder by path relative to it: "study.toml", "plans/2013.toml",
/// "translations/ar.xlf".
using Texts = std::map<std::string, std::string>;

/// Reads and checks a whole study. Pure.
///
/// Problems  everything wrong in any file, at once, each with file, line, column and how to mend
///           it; the codes are listed in docs/formats/study.md.
Result<Study> read(const Texts& texts);

/// A study, how far its translations are, and what is no mistake but has to be known.
struct Checked {
  Study study;
  std::vector<TranslationCount> translations;  ///< one per language that is not the source
  Problems warnings;                           ///< study/warnings.h
};

/// As read, with the counts and the warnings.
Result<Checked> check(const Texts& texts);

/// Reads a study without its translations: texts are there in the source language only (those of
/// the interface also in peil's other own language). For making and updating the translations.
Result<Study> read_source(const Texts& texts);

}  // namespace peil::study
