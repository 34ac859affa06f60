#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/result.h"

namespace peil::study {

/// A line and a column of a text file, both from 1; 0 where unknown.
struct Place {
  std::size_t line = 0;
  std::size_t column = 0;  ///< in signs (code points), not bytes
};

/// Where the lines of a text begin, for whoever asks for many places of one text, which must
/// outlive it.
class Lines {
 public:
  explicit Lines(std::string_view text);
  /// The place of a byte. One past the end is the place just behind the last one. Costs the same
  /// however long its line is.
  Place place_of(std::size_t byte) const;

 private:
  std::size_t signs_before(std::size_t byte) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> signs_;  // before every so many bytes
};

/// The place of one byte of `text`.
Place place_of(std::string_view text, std::size_t byte);

/// Collects what is wrong in one file of a study. A value that points at the list of all problems
/// and at the file's text; both outlive it.
class FileProblems {
 public:
  FileProblems(std::string file, std::string_view text, Problems& all)
      : file_(std::move(file)), text_(text), all_(&all) {}

  void add(std::string code, Place at, std::string message, std::string mend) {
    all_->push_back(
        {std::move(code), file_, at.line, at.column, std::move(message), std::move(mend)});
  }
  /// Problems of all files so far.
  std::size_t count() const { return all_->size(); }
  const std::string& file() const { return file_; }
  std::string_view text() const { return text_; }

 private:
  std::string file_;
  std::string_view text_;
  Problems* all_;
};

/// A place in a named file.
struct Where {
  std::string file;
  Place at;
};

}  // namespace peil::study
