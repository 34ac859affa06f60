#pragma once

#include <string>
#include <utility>
#include <vector>

#include "peil/model/study.h"
#include "peil/model/table_spec.h"
#include "peil/study/toml_table.h"

/// The parts of a table's specification (study/table_spec_file.h), each read and checked by itself.
namespace peil::study::table_spec {

/// A name, and where it stands.
using Placed = std::pair<std::string, Place>;

/// What a part is read from and checked against.
class Source {
 public:
  Source(const TomlTable& table, const Study& of, const std::string& wave);

  const TomlTable& file;
  const Study& study;
  const std::string& wave;
  const Questionnaire& form;
  const std::vector<std::string> background;  ///< background_variables of the wave

  FileProblems& problems() const { return file.problems(); }
  const Question* question(const std::string& name) const;
  bool is_background(const std::string& name) const;

  /// Names of the items of questions that fit, after the background variables where asked for.
  std::vector<std::string> names(bool (*fits)(const Question&), bool background) const;
  void unknown(const char* code, const Placed& name, bool (*fits)(const Question&),
               bool background) const;
  /// Whether a variable divides people into levels; says why not. `several`: a question with
  /// several answers will do.
  bool divides(const Placed& named, bool several) const;

  /// A list of names and of lists of names. What is none is told, with `mend`.
  std::vector<std::vector<Placed>> lists(std::string_view key, const std::string& mend) const;
};

/// How a question is answered of which there are no figures, or that divides nobody: "in words".
std::string answered_in(const Question& question);

/// rows, show, [[net]]
void read_rows(const Source& from, TableSpec& spec);
/// columns, total
void read_columns(const Source& from, TableSpec& spec);
/// only
void read_people(const Source& from, TableSpec& spec);

}  // namespace peil::study::table_spec
