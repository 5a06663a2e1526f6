"""What people upload to a folder of the repository, taken over by the pipeline of a forge."""
