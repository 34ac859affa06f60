#pragma once

#include "peil/cli/command.h"

namespace peil::cli {

// One row per subcommand; each is defined in the file of its name.
extern const Command analyse;
extern const Command audit_list;
extern const Command audit_verify;
extern const Command check;
extern const Command data_backup;
extern const Command data_init;
extern const Command deposit;
extern const Command drivers;
extern const Command new_study;
extern const Command translate;
extern const Command import_answers;
extern const Command tables;
extern const Command field;
extern const Command field_record;
extern const Command findings;
extern const Command invite;
extern const Command claims;
extern const Command letter;
extern const Command release;
extern const Command report;
extern const Command response;
extern const Command plan_lock;
extern const Command plan_amend;
extern const Command plan_show;
extern const Command plan_size;
extern const Command sample_draw;
extern const Command sample_load;
extern const Command sample_verify;
extern const Command simulate;
extern const Command units;
extern const Command user_add;
extern const Command user_list;
extern const Command user_password;
extern const Command user_remove;
extern const Command user_role;
extern const Command user_totp;
extern const Command verify;

}  // namespace peil::cli
