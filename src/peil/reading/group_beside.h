#pragma once

#include <string>
#include <vector>

#include "peil/reading/part_reader.h"

namespace peil::reading {

/// How words about one group lean on what was told of another just before.
class GroupsBeside : protected PartReader {
 public:
  using PartReader::PartReader;

 protected:
  bool goes_on_about_another_measure() const;
  bool is_the_same_again() const;
  std::vector<std::string> beside_what_was_told() const;
  bool has_amount() const;
  bool passes_the_named() const;
  bool answers_about_a_change() const;
  bool is_behind_the_named() const;

  const std::vector<std::string> named_ = spoken_.groups_named();
};

}  // namespace peil::reading
