#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/model/study.h"
#include "peil/study/file_problems.h"
#include "peil/study/name_list.h"
#include "peil/study/toml_table.h"

namespace peil::study {

/// Something in a file that names something else.
struct Reference {
  std::string name;
  Where where;
};

/// Names of a form that is no longer asked.
struct EarlierNames {
  std::string last_wave;
  NameList items;
  std::vector<std::string> untyped;
};

/// A study while its files are being read: what was understood so far, the names that exist, and
/// what points at them. The pointers are followed when every file has been read (cross_checks).
struct Draft {
  Study study;
  NameList languages, reporting_groups, customer_groups, waves;
  NameList items;                     ///< names of questions and rows of matrices
  std::vector<EarlierNames> earlier;  ///< one per earlier form of the study, in the same order
  bool questionnaire_read = false;
  std::vector<std::string> untyped;          ///< questions whose type could not be read
  std::map<std::string, Where> text_places;  ///< key of a text -> where its source stands
  std::map<std::string, Where> wave_places;  ///< plans: wave -> the plan's file
  Where overall;                             ///< the key `overall` of study.toml
  Where outcome;                             ///< likewise `outcome`
  Reference logo;                            ///< the file that [report] names; "": none
  Place study_start{1, 1};
  std::vector<Reference> reporting_group_of;  ///< one per customer group, "" when not read
  std::vector<Reference> break_waves;
  std::vector<Reference> break_items;
  std::vector<Reference> asked_groups;  ///< customer_groups of questions
  std::vector<Reference> importances;   ///< importance_of
  std::vector<Reference> background;    ///< variables that have labels
};

/// The names of the form of `wave`, or of the newest one where it has no form of its own.
const EarlierNames* earlier_names(const Draft& draft, std::string_view wave);
const NameList& items_of_wave(const Draft& draft, std::string_view wave);

/// Takes a text that people read from `table`, under `key` for translators.
LocalText take_text(Draft& draft, const TomlTable& table, std::string_view toml_key,
                    std::string key, Need need);

}  // namespace peil::study
