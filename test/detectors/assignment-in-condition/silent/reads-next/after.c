int sys_wait(int options)
{
    if (options & ~ALLOWED)
        return -EINVAL;
    while ((entry = next(list)) != 0)
        visit(entry);
    return do_wait(options);
}
