#pragma once

#include <span>
#include <string>
#include <vector>

#include "peil/disclosure/open_data_item.h"
#include "peil/model/dataset.h"
#include "peil/model/questionnaire.h"

namespace peil::disclosure {

/// What the choice of rows and answers has to know. All outlives it.
struct OpenWave {
  const Dataset& wave;
  const Questionnaire& form;
  const std::vector<OpenDomain>& domains;
  const OpenStatistics& statistics;
  OpenLimits limits;

  std::span<const OpenStatistic> statistics_of(const std::string& item) const;
  /// The question that asks an item, also of one choice of several.
  const Question& question_of(const Item& item) const;
};

/// A key of the file: a grouping of the wave, or an item by which somebody could be recognised.
struct OpenKey {
  std::string name;
  const Item* item = nullptr;  ///< of an item
  bool dropped = false;        ///< nothing of it is told
};

/// Rows of the file in which a key is as it was.
OpenDataItem::Shown told_of(std::size_t key, const std::vector<Key>& levels,
                            const OpenRows& people);

/// Withholds a key of everybody. Who was told alike still is.
void drop(std::size_t key, std::vector<OpenKey>& keys, OpenRows& people);

/// Unnamed groups whose answers to an item would tell one from the other, or could not be counted:
/// it is asked of some of a reporting group's only, or a figure of one of them is out.
OpenDataItem::Groups told_apart(const Item& item, const OpenWave& of, const OpenRows& people);

/// Closes rows, and withholds items that are keys of whole groups, until nothing follows from these
/// items that the gate holds, nor anything about fewer than `least` of those who are left out. An
/// item of which that cannot be had is dropped. Everybody stays one of `least` who are told alike,
/// and no class of rows whose group is not named holds one group only.
///
/// Shapes  `levels` are the keys before anything was taken out of them.
void settle_keys(const OpenWave& of, std::vector<OpenKey>& keys, const std::vector<Key>& levels,
                 OpenRows& people);

}  // namespace peil::disclosure
