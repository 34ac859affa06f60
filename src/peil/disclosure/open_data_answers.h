#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/disclosure/open_data_settled.h"

namespace peil::disclosure {

/// Which answers to every item that is no key and no amount may stand in the file, by its name.
/// Hidden are answers
///
/// - of groups of which the gate holds a figure of the item;
/// - to questions on whose route an answer lies that is hidden of the same person;
/// - of unnamed groups that they would tell apart;
/// - on scales where all, or all but one, of those who are told alike gave the same;
/// - of a level of a key with fewer than `least` answers;
/// - of more people, the first of a group first, whose order tells nothing, until what follows of
///   those that are hidden is about enough; and of whole domains, or all, where that does not do.
///
/// Keys that would tell of what is hidden are dropped.
std::map<std::string, OpenDataItem::Shown> shown_answers(const OpenWave& of,
                                                         std::vector<OpenKey>& keys,
                                                         const std::vector<Key>& levels,
                                                         OpenRows& people);

}  // namespace peil::disclosure
