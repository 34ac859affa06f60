#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/study/draft.h"

// What the tables of published.toml have in common.
namespace peil::study {

/// Whose figures a report prints: those of groups of both kinds, and of everybody.
NameList groups_of(const Draft& draft);

/// Reports a name that is not in the list.
void check_known(const TomlTable& table, std::string_view key, const std::string& name,
                 const NameList& list, std::string_view code, std::string_view what);

/// Wave, group and source, which nearly every table has; names that there are not are reported.
struct PrintedOf {
  std::string wave, group, source;
  bool read = false;  ///< wave and group are there
};
PrintedOf take_printed_of(const TomlTable& table, const Draft& draft);

/// Number of people, at least `least`.
std::optional<std::size_t> take_people(const TomlTable& table, std::string_view key,
                                       std::int64_t least = 1);

/// Half of the printed interval, and the confidence that was printed with it.
std::optional<PrintedMargin> take_margin(const TomlTable& table, double most,
                                         bool may_be_whole = false);

/// A number with the decimals that it was printed with: none, or one.
///
/// Problems  "published.number-not-as-printed"  more than one decimal
std::optional<PrintedNumber> take_printed(const TomlTable& table, std::string_view key, Need need,
                                          double least, double most);

// One function a kind of table. Study, questionnaire and what is named before have been read.
void read_published_shares(const TomlTable& file, Draft& draft);
void read_published_response(const TomlTable& file, Draft& draft);
void read_handling_times(const TomlTable& file, Draft& draft);
void read_targets(const TomlTable& file, Draft& draft);  ///< after the handling times

/// Whole numbers that print adds up, a [[count]] each: only held against their total, for no figure
/// is made of them.
///
/// Problems  "published.parts-differ"  the parts do not add up to the total
void read_counts(const TomlTable& file, const Draft& draft);

/// What was read of one table, with the table itself for places.
struct PrintedResponse {
  TomlTable table;
  PublishedResponse response;
};
struct PrintedPercent {
  TomlTable table;
  PublishedShare share;
};

/// Numbers of people of a group are the sum of those of its parts, where print has all of these:
/// everybody is in one reporting group, and in one customer group of it.
///
/// Problems  "published.parts-differ"
void check_response_adds_up(const std::vector<PrintedResponse>& all, const Draft& draft);

/// Shares of the answers of a question with one answer a person make up 100 with what rounding
/// allows, where print has all of them, and never more.
///
/// Problems  "published.parts-differ"
void check_shares_add_up(const std::vector<PrintedPercent>& all, const Draft& draft);

}  // namespace peil::study
