#pragma once

/// How many blocks of memory the process has asked for so far; -1 where this cannot be counted.
long allocation_count(void);
