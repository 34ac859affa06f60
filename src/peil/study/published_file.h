#pragma once

#include <map>
#include <string>

#include "peil/study/draft.h"

namespace peil::study {

/// Reads published.toml into the draft. study.toml and questionnaire.toml have been read before.
///
/// Problems  those of TomlTable, and
///           "published.mark-not-as-printed"  a printed mark has one decimal
///           "published.unknown-wave", "published.unknown-group"
///           "published.unknown-measure"      no such question
///           "published.measure-not-a-mark"   a question that is not answered with a mark
///           "published.duplicate"            one mark given twice; also of all other tables
///           "published.margin-and-sd", "published.confidence-alone"
///           "published.compares-without-reason", "published.reason-alone",
///           "published.compares-and-differs"    what a benchmark is said to compare in
///           "published.number-not-as-printed"   a share, rate or time with two decimals
///           "published.unknown-statistic"       a share that the question does not have
///           "published.answered-above-invited", "published.complete-above-answered"
///           "published.response-empty"          a [[response]] without a number
///           "published.label-missing"           a handling time that is called after no question
///           "published.neither-share-nor-days", "published.term-missing"
///           "published.parts-differ"            parts that do not add up to their total
///           "published.target-out-of-range"     no value that the statistic can have
void read_published_file(const TomlNode& file, FileProblems& problems, Draft& draft);

/// What a study may say that a benchmark differs or compares in, as the file and a lock write it.
const std::map<std::string, Mismatch>& differs_in_words();

}  // namespace peil::study
