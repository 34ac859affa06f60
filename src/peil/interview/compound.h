#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/interview/take.h"

/// An answer that is given in several fields: a day in three, an order in one for each choice. Such
/// a field is called after its item and its part ("born.day"; no item has a point in its name).
/// What came in all of them goes on as one value of the item, so that it is taken, refused, shown
/// again and kept aside like any other that was typed.
namespace peil::interview {

struct Part {
  std::string name, value;
  bool operator==(const Part&) const = default;
};

/// True for a question that is answered in several fields.
bool has_parts(const Question& question);

/// The parts in which it is answered: day, month and year, or the names of its choices.
std::vector<std::string> parts_asked(const Question& question);

constexpr const char *part_day = "day", *part_month = "month", *part_year = "year";

/// The fields with those of one item put together; parts that were left blank are left out, and an
/// item of blanks alone with them. Fields without a part, and those of our own, stay as they are.
Fields gathered(const Fields& fields);

/// One value of several parts, and back; a value that is not one has no parts.
std::string compound(const std::vector<Part>& parts);
std::vector<Part> parts_of(std::string_view value);
/// The value of a part, or "".
std::string part(std::string_view value, std::string_view name);

}  // namespace peil::interview
