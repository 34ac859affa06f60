#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"
#include "peil/web/http.h"

/// A table's specification in an address: every key of docs/formats/table.md is a field of that
/// name. A list is a field for every element, crossed columns one with their variables behind
/// commas, a nested row one with its question and its variable, a net `net_row`, `net_label` and
/// `net_answers`. An empty field is one that is not there.
namespace peil::web::console {

/// What a key of a specification holds.
enum class Holds : std::uint8_t { Text, Texts, Blocks, Yes, Number };

struct TableKey {
  std::string_view name;
  Holds holds;
};

/// Keys of a specification but for [[net]], in the order of its text. One that is not among them is
/// handed on as a text, so that the reader says what it is.
std::span<const TableKey> table_keys();

/// The specification that an address stands for, as a file has it, for the one reader of both.
/// What is no field of a table comes out as a key that the reader does not know.
struct AddressedTable {
  std::string text;
  std::vector<std::string> field_of_line;  ///< by line, from 1; "": of none
};
AddressedTable addressed_table(const Fields& fields);

/// The fields of a specification; nothing for a text that cannot be read, or that says what an
/// address cannot.
std::optional<Fields> fields_of_table(const std::string& text);

/// The same with each `nest_row` and its `nest_within`, as a form has them, put together to a row.
/// A half of one stays.
Fields with_nested_rows(const Fields& fields);
bool is_half_of_nested(std::string_view field);

/// Name and value behind a question mark.
std::string query_of(const Fields& fields);

/// What stands at the place of a problem, and in which field.
struct AtFault {
  std::string field;  ///< "": of none in particular
  std::string value;  ///< as typed; "": not known
};
AtFault at_fault(const AddressedTable& table, const Problem& problem);

}  // namespace peil::web::console
